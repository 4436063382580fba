package io.dirigent.localcluster.statefulset;

import io.dirigent.localcluster.control.PodReadiness;
import io.dirigent.localcluster.control.StatusPatch;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the status of a set should say. */
record SetStatus(StatefulSet set, SetPods pods, Revision revision) {

    /** Nothing when it says so already. */
    Optional<StatusPatch> changed() {
        StatefulSetStatus status = desired();
        return status.equals(withZeros(set.getStatus())) ? Optional.empty() : Optional.of(new StatusPatch(set, status));
    }

    private StatefulSetStatus desired() {
        StatefulSetStatus before = set.getStatus();
        String current = Optional.ofNullable(before)
                .map(StatefulSetStatus::getCurrentRevision)
                .orElse(revision.name());
        int replicas = pods.byOrdinal().size();
        int updated = pods.count(revision::isOf);
        int ready = pods.count(PodReadiness::isReady);
        // As in Kubernetes: only a rolling update ever moves the current revision.
        if (isRolling() && updated == replicas && ready == replicas) {
            current = revision.name();
        }
        Revision currentRevision = new Revision(current);
        return new StatefulSetStatusBuilder(before == null ? new StatefulSetStatus() : before)
                .withObservedGeneration(set.getMetadata().getGeneration())
                .withReplicas(replicas)
                .withReadyReplicas(ready)
                .withAvailableReplicas(ready)
                .withCurrentReplicas(pods.count(currentRevision::isOf))
                .withUpdatedReplicas(updated)
                .withCurrentRevision(current)
                .withUpdateRevision(revision.name())
                .withCollisionCount(0)
                .build();
    }

    /** The API server leaves zeros out. */
    private static @Nullable StatefulSetStatus withZeros(@Nullable StatefulSetStatus status) {
        return status == null
                ? null
                : new StatefulSetStatusBuilder(status)
                        .withReplicas(orZero(status.getReplicas()))
                        .withReadyReplicas(orZero(status.getReadyReplicas()))
                        .withAvailableReplicas(orZero(status.getAvailableReplicas()))
                        .withCurrentReplicas(orZero(status.getCurrentReplicas()))
                        .withUpdatedReplicas(orZero(status.getUpdatedReplicas()))
                        .withCollisionCount(orZero(status.getCollisionCount()))
                        .build();
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private boolean isRolling() {
        var strategy = set.getSpec().getUpdateStrategy();
        return strategy == null || "RollingUpdate".equals(strategy.getType());
    }
}
