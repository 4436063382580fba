package io.dirigent.localcluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void theFirstFailureCostsNothingAndTheOthersDoubleUpToTheBound() {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1));
        assertThat(IntStream.rangeClosed(1, 6).mapToLong(n -> backOff.after(n).toSeconds()))
                .containsExactly(0L, 1L, 2L, 4L, 5L, 5L);
        assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }
}
