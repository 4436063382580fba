package io.dirigent.localcluster.node;

import java.util.Optional;

/** A container's present, its last end and how often it was started again. */
record ContainerHistory(ContainerState state, Optional<ContainerState.Ended> last, int restarts) {

    static ContainerHistory created() {
        return new ContainerHistory(new ContainerState.Waiting("ContainerCreating", ""), Optional.empty(), 0);
    }

    ContainerHistory now(ContainerState next) {
        boolean isRestart = next instanceof ContainerState.Running
                && !(state instanceof ContainerState.Running)
                && (last.isPresent() || state instanceof ContainerState.Ended);
        Optional<ContainerState.Ended> ended = state instanceof ContainerState.Ended end ? Optional.of(end) : last;
        return new ContainerHistory(next, ended, isRestart ? restarts + 1 : restarts);
    }
}
