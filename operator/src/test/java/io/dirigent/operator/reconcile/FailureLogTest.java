package io.dirigent.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final FailureLog log = new FailureLog();

    @Test
    void aFailureIsToldOnceAndThenOnceAMinute() {
        assertThat(log.isDue("ns/corp", "refused", NOW)).isTrue();
        assertThat(log.isDue("ns/corp", "refused", NOW.plusSeconds(1))).isFalse();
        assertThat(log.isDue("ns/corp", "refused", NOW.plusSeconds(59))).isFalse();
        assertThat(log.isDue("ns/corp", "refused", NOW.plus(Duration.ofMinutes(1))))
                .isTrue();
        assertThat(log.isDue("ns/corp", "refused", NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void anotherFailureIsToldAtOnce() {
        assertThat(log.isDue("ns/corp", "refused", NOW)).isTrue();
        assertThat(log.isDue("ns/corp", "timed out", NOW.plusSeconds(1))).isTrue();
        assertThat(log.isDue("ns/corp", "timed out", NOW.plusSeconds(2))).isFalse();
    }

    @Test
    void theSameFailureOfAnotherClusterIsTold() {
        assertThat(log.isDue("ns/corp", "refused", NOW)).isTrue();
        assertThat(log.isDue("ns/other", "refused", NOW)).isTrue();
    }
}
