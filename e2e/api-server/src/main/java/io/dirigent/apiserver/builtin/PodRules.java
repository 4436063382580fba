package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PodRules implements KindRules {
    // What a running pod can still change, and what the scheduler adds.
    private static final List<String> MUTABLE = List.of(
            "activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds", "nodeName", "schedulingGates");

    @Override
    public void fill(ObjectNode pod) {
        ObjectNode spec = Json.ensure(pod, "spec");
        PodDefaults.fill(spec);
        Json.setDefault(spec, "enableServiceLinks", true);
        for (ObjectNode container : Json.objects(spec.path("containers"))) {
            ObjectNode resources = Json.ensure(container, "resources");
            for (var limit : resources.path("limits").properties()) {
                Json.setDefault(Json.ensure(resources, "requests"), limit.getKey(), limit.getValue());
            }
        }
    }

    @Override
    public void prepare(ObjectNode pod, @Nullable ObjectNode old) {
        if (old == null) {
            Json.setDefault(Json.ensure(pod, "spec"), "priority", 0);
            Json.setDefault(Json.ensure(pod, "spec"), "preemptionPolicy", "PreemptLowerPriority");
            Json.ensure(pod, "status").put("phase", "Pending").put("qosClass", qualityOfService(pod));
        }
    }

    private static String qualityOfService(ObjectNode pod) {
        boolean any = false;
        boolean all = true;
        for (ObjectNode container : Json.objects(Json.at(pod, "spec", "containers"))) {
            JsonNode limits = Json.at(container, "resources", "limits");
            JsonNode requests = Json.at(container, "resources", "requests");
            any |= !limits.isEmpty() || !requests.isEmpty();
            all &= limits.has("cpu") && limits.has("memory") && limits.equals(requests);
        }
        return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }

    @Override
    public List<Cause> check(ObjectNode pod, @Nullable ObjectNode old) {
        if (Json.at(pod, "spec", "containers").isEmpty()) {
            return List.of(Cause.required("spec.containers", ""));
        }
        return Immutable.specBut(
                MUTABLE,
                withoutImages(pod),
                old == null ? null : withoutImages(old),
                "pod updates may not change fields other than `spec.containers[*].image`,"
                        + " `spec.initContainers[*].image`, `spec.activeDeadlineSeconds`, `spec.tolerations` (only"
                        + " additions to existing tolerations), `spec.terminationGracePeriodSeconds`");
    }

    private static ObjectNode withoutImages(ObjectNode pod) {
        ObjectNode copy = pod.deepCopy();
        for (String list : List.of("containers", "initContainers")) {
            Json.objects(Json.at(copy, "spec", list)).forEach(container -> container.remove("image"));
        }
        return copy;
    }
}
