package io.dirigent.apiserver.builtin;

import static io.dirigent.apiserver.json.Json.ensure;
import static io.dirigent.apiserver.json.Json.setDefault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of apps/v1 that have a pod template. */
final class WorkloadRules implements KindRules {
    private static final List<String> STATEFUL_SET_MUTABLE = List.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");
    private static final String STATEFUL_SET_MESSAGE = "updates to statefulset spec for fields other than 'replicas',"
            + " 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit',"
            + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    private final String kind;

    WorkloadRules(String kind) {
        this.kind = kind;
    }

    @Override
    public void fill(ObjectNode workload) {
        ObjectNode spec = ensure(workload, "spec");
        if (!kind.equals("DaemonSet")) {
            setDefault(spec, "replicas", 1);
        }
        if (!kind.equals("ReplicaSet")) {
            setDefault(spec, "revisionHistoryLimit", 10);
        }
        PodDefaults.fill(ensure(spec, "template", "spec"));
        switch (kind) {
            case "StatefulSet" -> statefulSet(spec);
            case "Deployment" -> {
                setDefault(spec, "progressDeadlineSeconds", 600);
                rolling(ensure(spec, "strategy"), "maxUnavailable", "25%", "maxSurge", "25%");
            }
            case "DaemonSet" -> rolling(ensure(spec, "updateStrategy"), "maxUnavailable", 1, "maxSurge", 0);
            default -> {}
        }
    }

    private static void rolling(ObjectNode strategy, String one, Object oneValue, String other, Object otherValue) {
        setDefault(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            setDefault(ensure(strategy, "rollingUpdate"), one, oneValue);
            setDefault(ensure(strategy, "rollingUpdate"), other, otherValue);
        }
    }

    private static void statefulSet(ObjectNode spec) {
        setDefault(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = ensure(spec, "updateStrategy");
        setDefault(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            setDefault(ensure(strategy, "rollingUpdate"), "partition", 0);
        }
        ObjectNode retention = ensure(spec, "persistentVolumeClaimRetentionPolicy");
        setDefault(retention, "whenDeleted", "Retain");
        setDefault(retention, "whenScaled", "Retain");
        for (ObjectNode claim : Json.objects(spec.path("volumeClaimTemplates"))) {
            claim.put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
            setDefault(ensure(claim, "spec"), "volumeMode", "Filesystem");
            setDefault(ensure(claim, "status"), "phase", "Pending");
        }
    }

    @Override
    public void prepare(ObjectNode workload, @Nullable ObjectNode old) {
        if (old != null) {
            return;
        }
        ObjectNode status = ensure(workload, "status");
        switch (kind) {
            case "StatefulSet" -> status.put("replicas", 0L).put("availableReplicas", 0L);
            case "ReplicaSet" -> status.put("replicas", 0L);
            default -> {}
        }
    }

    @Override
    public List<Cause> check(ObjectNode workload, @Nullable ObjectNode old) {
        List<Cause> causes = new ArrayList<>();
        JsonNode spec = workload.path("spec");
        if (!spec.has("selector")) {
            causes.add(Cause.required("spec.selector", ""));
        }
        JsonNode labels = Json.at(spec, "template", "metadata", "labels");
        for (var label : Json.at(spec, "selector", "matchLabels").properties()) {
            if (!label.getValue().equals(labels.path(label.getKey()))) {
                causes.add(Cause.invalid(
                        "spec.template.metadata.labels",
                        "Invalid value: " + labels + ": `selector` does not match template `labels`"));
                break;
            }
        }
        if (spec.path("replicas").asLong() < 0) {
            causes.add(Cause.invalid(
                    "spec.replicas",
                    "Invalid value: " + spec.path("replicas") + ": must be greater than or equal to 0"));
        }
        if (Json.at(spec, "template", "spec", "containers").isEmpty()) {
            causes.add(Cause.required("spec.template.spec.containers", ""));
        }
        if (kind.equals("StatefulSet")) {
            causes.addAll(Immutable.specBut(STATEFUL_SET_MUTABLE, workload, old, STATEFUL_SET_MESSAGE));
        } else {
            causes.addAll(Immutable.field(workload, old, "spec", "selector"));
        }
        return causes;
    }
}
