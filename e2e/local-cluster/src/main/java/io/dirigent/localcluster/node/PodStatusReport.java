package io.dirigent.localcluster.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a pod's status says, given what its container does. */
record PodStatusReport(Pod pod, String address, Instant startTime, ContainerHistory container) {

    PodStatus status(PodStatus before, Instant now) {
        boolean ready = container.state() instanceof ContainerState.Running running && running.ready();
        String why = ready ? "" : "ContainersNotReady";
        return new PodStatusBuilder()
                .withPhase(phase())
                .withObservedGeneration(pod.getMetadata().getGeneration())
                .withConditions(
                        condition("PodScheduled", true, "", before, now),
                        condition("Initialized", true, "", before, now),
                        condition("ContainersReady", ready, why, before, now),
                        condition("Ready", ready, why, before, now))
                .withHostIP("127.0.0.1")
                .withPodIP(address)
                .addNewPodIP(address)
                .withStartTime(text(startTime))
                .withContainerStatuses(containerStatus())
                .build();
    }

    private String phase() {
        return switch (container.state()) {
            case ContainerState.Running r -> "Running";
            case ContainerState.Waiting w -> container.last().isPresent() ? "Running" : "Pending";
            case ContainerState.Ended e when restarts(pod, e) -> "Running";
            case ContainerState.Ended e -> e.exitCode() == 0 ? "Succeeded" : "Failed";
        };
    }

    /** Whether the pod's policy starts a container again that ended so. */
    static boolean restarts(Pod pod, ContainerState.Ended end) {
        return switch (Optional.ofNullable(pod.getSpec().getRestartPolicy()).orElse("Always")) {
            case "Never" -> false;
            case "OnFailure" -> end.exitCode() != 0;
            default -> true;
        };
    }

    private static PodCondition condition(String type, boolean holds, String reason, PodStatus before, Instant now) {
        String status = holds ? "True" : "False";
        String since = before.getConditions().stream()
                .filter(c -> c.getType().equals(type) && c.getStatus().equals(status))
                .map(PodCondition::getLastTransitionTime)
                .findFirst()
                .orElse(text(now));
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason.isEmpty() ? null : reason)
                .withLastTransitionTime(since)
                .build();
    }

    private ContainerStatus containerStatus() {
        Container spec = pod.getSpec().getContainers().getFirst();
        ContainerState state = container.state();
        var builder = new ContainerStatusBuilder()
                .withName(spec.getName())
                .withImage(spec.getImage())
                .withImageID("local/" + spec.getImage())
                .withRestartCount(container.restarts())
                .withReady(state instanceof ContainerState.Running running && running.ready())
                .withStarted(state instanceof ContainerState.Running running && running.started())
                .withState(kubernetes(state))
                .withLastState(container
                        .last()
                        .filter(last -> !last.equals(state))
                        .map(PodStatusReport::kubernetes)
                        .orElse(new ContainerStateBuilder().build()));
        pid(state)
                .or(() -> container.last().flatMap(PodStatusReport::pid))
                .ifPresent(pid -> builder.withContainerID("process://" + pid));
        return builder.build();
    }

    private static Optional<Long> pid(ContainerState state) {
        return switch (state) {
            case ContainerState.Running running -> Optional.of(running.pid());
            case ContainerState.Ended ended -> Optional.of(ended.pid());
            case ContainerState.Waiting waiting -> Optional.empty();
        };
    }

    private static io.fabric8.kubernetes.api.model.ContainerState kubernetes(ContainerState state) {
        return switch (state) {
            case ContainerState.Waiting waiting ->
                new ContainerStateBuilder()
                        .withNewWaiting(waiting.message(), waiting.reason())
                        .build();
            case ContainerState.Running running ->
                new ContainerStateBuilder()
                        .withNewRunning(text(running.since()))
                        .build();
            case ContainerState.Ended ended ->
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withContainerID("process://" + ended.pid())
                        .withExitCode(ended.exitCode())
                        .withReason(ended.reason())
                        .withStartedAt(text(ended.since()))
                        .withFinishedAt(text(ended.until()))
                        .endTerminated()
                        .build();
        };
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
