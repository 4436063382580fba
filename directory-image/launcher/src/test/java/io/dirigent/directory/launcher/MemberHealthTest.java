package io.dirigent.directory.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.directory.launcher.http.Health.Answer;
import io.dirigent.directory.launcher.mark.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MemberHealthTest {

    private Instant now = Instant.EPOCH;
    private Verdict verdict = new Verdict.Closed("the volume is empty");
    private final MemberHealth health = new MemberHealth(new TestClock());

    @Test
    void isAliveButNotStartedWhileTheServerStarts() {
        now = now.plus(Duration.ofMinutes(10));
        assertThat(health.started()).isEqualTo(new Answer(false, "starting"));
        assertThat(health.alive().yes()).isTrue();
        assertThat(health.ready()).isEqualTo(new Answer(false, "starting"));
    }

    @Test
    void isNotEndedForBeingSlowWhileItBuildsIndexes() {
        health.working("building new indexes");
        now = now.plus(Duration.ofHours(2));
        assertThat(health.started()).isEqualTo(new Answer(true, "building new indexes"));
        assertThat(health.alive().yes()).isTrue();
        assertThat(health.ready()).isEqualTo(new Answer(false, "building new indexes"));
        begin();
        assertThat(health.started()).isEqualTo(new Answer(true, "started"));
    }

    @Test
    void isReadyWhenTheDoorSaysSo() {
        begin();
        assertThat(health.ready()).isEqualTo(new Answer(false, "the volume is empty"));
        verdict = new Verdict.Open(false, "the member is leaving");
        assertThat(health.ready()).isEqualTo(new Answer(false, "the member is leaving"));
        verdict = new Verdict.Open(true, "serving clients");
        assertThat(health.ready()).isEqualTo(new Answer(true, "serving clients"));
    }

    @Test
    void isNotReadyWhileItStops() {
        begin();
        verdict = new Verdict.Open(true, "serving clients");
        health.stopping();
        assertThat(health.ready()).isEqualTo(new Answer(false, "stopping"));
    }

    @Test
    void isDeadWhenTheServerNoLongerAnswers() {
        begin();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(health.alive()).isEqualTo(new Answer(false, "the server has not answered for 61 s"));
        health.beat();
        assertThat(health.alive().yes()).isTrue();
    }

    @Test
    void metricsSayWhetherItIsReady() {
        assertThat(health.metrics()).contains("\ndirigent_ready 0\n").contains("jvm_memory_used_bytes{area=\"heap\"}");
        begin();
        verdict = new Verdict.Open(true, "serving clients");
        assertThat(health.metrics()).contains("\ndirigent_ready 1\n").contains("\nentries 3\n");
    }

    private void begin() {
        health.begin(() -> verdict, metrics -> metrics.gauge("entries", "Entries.", 3));
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
