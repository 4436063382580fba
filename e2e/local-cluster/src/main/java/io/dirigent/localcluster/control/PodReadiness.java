package io.dirigent.localcluster.control;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;

/** What a pod's own status says of it. */
public final class PodReadiness {

    private PodReadiness() {}

    /** Ready, and not on its way out. */
    public static boolean isReady(Pod pod) {
        return hasReadyCondition(pod) && !isTerminating(pod);
    }

    /** Ready by its condition, on its way out or not. */
    public static boolean hasReadyCondition(Pod pod) {
        PodStatus status = pod.getStatus();
        return status != null
                && status.getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True"));
    }

    public static boolean isTerminating(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    /** Ended for good. */
    public static boolean isOver(Pod pod) {
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        return "Failed".equals(phase) || "Succeeded".equals(phase);
    }
}
