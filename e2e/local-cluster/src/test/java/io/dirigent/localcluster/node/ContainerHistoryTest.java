package io.dirigent.localcluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContainerHistoryTest {

    private static final Instant NOW = Instant.EPOCH;

    private final ContainerHistory running =
            ContainerHistory.created().now(new ContainerState.Running(1, NOW, false, false));

    @Test
    void theFirstStartIsNoRestart() {
        assertThat(running.restarts()).isZero();
        assertThat(running.last()).isEmpty();
    }

    @Test
    void readinessIsNoRestart() {
        assertThat(running.now(new ContainerState.Running(1, NOW, true, true)).restarts())
                .isZero();
    }

    @Test
    void aStartAfterAnEndCountsOnceAndRemembersTheEnd() {
        var ended = new ContainerState.Ended(1, NOW, NOW, 78);
        ContainerHistory again = running.now(ended)
                .now(new ContainerState.Waiting("CrashLoopBackOff", ""))
                .now(new ContainerState.Running(2, NOW, false, false));
        assertThat(again.restarts()).isEqualTo(1);
        assertThat(again.last()).contains(ended);
    }
}
