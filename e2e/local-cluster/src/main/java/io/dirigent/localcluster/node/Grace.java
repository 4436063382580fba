package io.dirigent.localcluster.node;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/** How long a pod may take to end. */
final class Grace {

    private static final long DEFAULT_SECONDS = 30;

    private Grace() {}

    /** What the deletion says, else what the pod wants. */
    static Duration of(Pod pod) {
        return Duration.ofSeconds(Optional.ofNullable(pod.getMetadata().getDeletionGracePeriodSeconds())
                .or(() -> Optional.ofNullable(pod.getSpec().getTerminationGracePeriodSeconds()))
                .orElse(DEFAULT_SECONDS));
    }
}
