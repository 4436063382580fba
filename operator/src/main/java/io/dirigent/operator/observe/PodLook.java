package io.dirigent.operator.observe;

import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.resources.MemberPod;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What matters of a pod. */
final class PodLook {

    private PodLook() {}

    static ClusterView.Pod of(@Nullable Pod pod, @Nullable StatefulSet owner) {
        if (pod == null) {
            return ClusterView.Pod.MISSING;
        }
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return new ClusterView.Pod(
                    "",
                    false,
                    false,
                    Optional.of(Instant.parse(pod.getMetadata().getDeletionTimestamp())),
                    false,
                    "");
        }
        return new ClusterView.Pod(
                pod.getMetadata().getUid(),
                isRunning(pod),
                isReady(pod),
                unreadySince(pod),
                isOutdated(pod, owner),
                trouble(pod));
    }

    static boolean isRunning(@Nullable Pod pod) {
        return pod != null
                && containers(pod)
                        .anyMatch(container -> container.getState() != null
                                && container.getState().getRunning() != null);
    }

    private static boolean isReady(Pod pod) {
        return ready(pod)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    /** One that found no node has no such condition: it never was. */
    private static Optional<Instant> unreadySince(Pod pod) {
        if (isReady(pod)) {
            return Optional.empty();
        }
        return ready(pod)
                .map(PodCondition::getLastTransitionTime)
                .or(() -> Optional.ofNullable(pod.getMetadata().getCreationTimestamp()))
                .map(Instant::parse);
    }

    private static Optional<PodCondition> ready(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getConditions() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> "Ready".equals(condition.getType()))
                        .findFirst();
    }

    /**
     * By what the operator itself says needs a restart, not by the revision: a template changes also by what nobody needs to restart for,
     * such as that the first data may be absent once it was loaded. Only once the StatefulSet's controller has seen the present template
     * will a pod that is deleted come back from it.
     */
    private static boolean isOutdated(Pod pod, @Nullable StatefulSet owner) {
        if (owner == null || owner.getStatus() == null) {
            return false;
        }
        boolean isCurrent = Objects.equals(
                owner.getStatus().getObservedGeneration(), owner.getMetadata().getGeneration());
        Optional<String> wanted = restartHash(owner.getSpec().getTemplate().getMetadata());
        return isCurrent && wanted.isPresent() && !wanted.equals(restartHash(pod.getMetadata()));
    }

    private static Optional<String> restartHash(@Nullable ObjectMeta metadata) {
        return Optional.ofNullable(metadata)
                .map(ObjectMeta::getAnnotations)
                .map(annotations -> annotations.get(MemberPod.NEEDS_RESTART));
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
                ? Stream.empty()
                : pod.getStatus().getContainerStatuses().stream();
    }

    private static String trouble(Pod pod) {
        List<String> troubles = containers(pod)
                .flatMap(container -> trouble(container.getState()).stream())
                .toList();
        return String.join("; ", troubles);
    }

    private static Optional<String> trouble(@Nullable ContainerState state) {
        if (state == null) {
            return Optional.empty();
        }
        if (state.getWaiting() != null
                && !"ContainerCreating".equals(state.getWaiting().getReason())) {
            return Optional.of(
                    words(state.getWaiting().getReason(), state.getWaiting().getMessage()));
        }
        if (state.getTerminated() != null) {
            return Optional.of(words(
                    state.getTerminated().getReason(), state.getTerminated().getMessage()));
        }
        return Optional.empty();
    }

    private static String words(@Nullable String reason, @Nullable String message) {
        return Stream.of(reason, message)
                .filter(Objects::nonNull)
                .reduce((a, b) -> a + ": " + b)
                .orElse("unknown");
    }
}
