package io.dirigent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Kubernetes' pod security standards, level "restricted", and beyond it a root filesystem that nobody writes to. */
final class PodSecurity {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private PodSecurity() {}

    static List<String> violationsOf(JsonNode pod) {
        List<String> violations = new ArrayList<>();
        for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            expect(!pod.path(field).asBoolean(), field, violations);
        }
        pod.path("volumes").forEach(volume -> volume.fieldNames()
                .forEachRemaining(field -> expect(
                        field.equals("name") || VOLUMES.contains(field), "volume of kind " + field, violations)));
        for (String kind : List.of("initContainers", "containers")) {
            pod.path(kind).forEach(container -> container(pod, container, violations));
        }
        return violations;
    }

    private static void container(JsonNode pod, JsonNode container, List<String> violations) {
        JsonNode own = container.path("securityContext");
        JsonNode shared = pod.path("securityContext");
        expect(!own.path("privileged").asBoolean(), "privileged", violations);
        expect(!own.path("allowPrivilegeEscalation").asBoolean(true), "allowPrivilegeEscalation", violations);
        expect(own.path("readOnlyRootFilesystem").asBoolean(), "writable root filesystem", violations);
        expect(own.at("/capabilities/drop").toString().equals("[\"ALL\"]"), "capabilities kept", violations);
        expect(own.at("/capabilities/add").isMissingNode(), "capabilities added", violations);
        expect(first(own, shared, "/runAsNonRoot").asBoolean(), "may be root", violations);
        expect(first(own, shared, "/runAsUser").asInt(1) != 0, "is root", violations);
        expect(
                Set.of("RuntimeDefault", "Localhost")
                        .contains(first(own, shared, "/seccompProfile/type").asText()),
                "no seccomp profile",
                violations);
        container.path("ports").forEach(port -> expect(port.path("hostPort").asInt(0) == 0, "host port", violations));
    }

    private static JsonNode first(JsonNode own, JsonNode shared, String path) {
        return own.at(path).isMissingNode() ? shared.at(path) : own.at(path);
    }

    private static void expect(boolean holds, String otherwise, List<String> violations) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
