package io.dirigent.apiserver.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes {@code kubernetes.json}, the reduced description of Kubernetes' own kinds, from a checkout of Kubernetes: its folders
 * {@code api/openapi-spec/v3} and {@code api/discovery}. Kept are the kinds that the embedded server serves, with the schemas
 * they reach, without descriptions.
 *
 * <p>Arguments: the checkout's {@code api} folder, Kubernetes' version, the file to write.
 */
public final class KubernetesApiReduction {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Set<String>> KEPT = new TreeMap<>(Map.of(
            "api__v1",
            Set.of(
                    "configmaps",
                    "endpoints",
                    "events",
                    "namespaces",
                    "nodes",
                    "persistentvolumeclaims",
                    "persistentvolumes",
                    "pods",
                    "secrets",
                    "serviceaccounts",
                    "services"),
            "apis__apiextensions.k8s.io__v1",
            Set.of("customresourcedefinitions"),
            "apis__apps__v1",
            Set.of("controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"),
            "apis__authorization.k8s.io__v1",
            Set.of("selfsubjectaccessreviews", "selfsubjectrulesreviews", "subjectaccessreviews"),
            "apis__coordination.k8s.io__v1",
            Set.of("leases"),
            "apis__discovery.k8s.io__v1",
            Set.of("endpointslices"),
            "apis__events.k8s.io__v1",
            Set.of("events"),
            "apis__networking.k8s.io__v1",
            Set.of("networkpolicies"),
            "apis__policy__v1",
            Set.of("poddisruptionbudgets"),
            "apis__rbac.authorization.k8s.io__v1",
            Set.of("clusterrolebindings", "clusterroles", "rolebindings", "roles")));

    private static final Set<String> SUBRESOURCES = Set.of("status", "scale", "eviction", "binding");
    private static final Set<String> DROPPED =
            Set.of("description", "x-kubernetes-unions", "x-kubernetes-selectable-fields", "externalDocs");

    private final Map<String, JsonNode> all = new TreeMap<>();
    private final Map<String, JsonNode> reached = new TreeMap<>();
    private final List<ObjectNode> resources = new ArrayList<>();

    private KubernetesApiReduction() {}

    public static void main(String[] args) throws IOException {
        Map<String, Set<String>> kept = new TreeMap<>(KEPT);
        kept.put("apis__storage.k8s.io__v1", Set.of("storageclasses"));
        KubernetesApiReduction reduction = new KubernetesApiReduction();
        for (Map.Entry<String, Set<String>> entry : kept.entrySet()) {
            reduction.read(Path.of(args[0]), entry.getKey(), entry.getValue());
        }
        reduction.write(args[1], Path.of(args[2]));
    }

    private void read(Path api, String groupVersion, Set<String> plurals) throws IOException {
        JSON.readTree(api.resolve("openapi-spec/v3/" + groupVersion + "_openapi.json")
                        .toFile())
                .at("/components/schemas")
                .properties()
                .forEach(schema -> all.put(schema.getKey(), schema.getValue()));
        JsonNode list =
                JSON.readTree(api.resolve("discovery/" + groupVersion + ".json").toFile());
        String[] gv = list.path("groupVersion").asText().split("/", -1);
        String group = gv.length == 2 ? gv[0] : "";
        for (JsonNode resource : list.path("resources")) {
            String[] name = resource.path("name").asText().split("/", -1);
            if (plurals.contains(name[0]) && (name.length == 1 || SUBRESOURCES.contains(name[1]))) {
                ObjectNode kept = resource.deepCopy();
                kept.remove("storageVersionHash");
                kept.put("inGroup", group).put("inVersion", gv[gv.length - 1]);
                if (name.length == 1) {
                    kept.put(
                            "schema",
                            reachKind(
                                    group, gv[gv.length - 1], kept.path("kind").asText()));
                }
                resources.add(kept);
            }
        }
    }

    private String reachKind(String group, String version, String kind) {
        for (Map.Entry<String, JsonNode> schema : all.entrySet()) {
            for (JsonNode gvk : schema.getValue().path("x-kubernetes-group-version-kind")) {
                if (gvk.path("group").asText().equals(group)
                        && gvk.path("version").asText().equals(version)
                        && gvk.path("kind").asText().equals(kind)) {
                    reach(schema.getKey());
                    return schema.getKey();
                }
            }
        }
        throw new IllegalArgumentException("no schema for " + group + "/" + version + " " + kind);
    }

    private void reach(String name) {
        if (!reached.containsKey(name)) {
            reached.put(name, JSON.nullNode());
            reached.put(name, reduce(all.get(name)));
        }
    }

    /** A schema without what no part of the server reads; {@code $ref}s are followed. */
    private JsonNode reduce(JsonNode schema) {
        ObjectNode reduced = JSON.createObjectNode();
        for (String field : new TreeSet<>(fieldNames(schema))) {
            JsonNode value = schema.get(field);
            switch (field) {
                case "properties" -> {
                    ObjectNode properties = reduced.putObject(field);
                    value.properties().forEach(p -> properties.set(p.getKey(), reduce(p.getValue())));
                }
                case "items", "additionalProperties" -> reduced.set(field, value.isObject() ? reduce(value) : value);
                case "allOf" -> reduced.setAll((ObjectNode) reduce(value.get(0)));
                case "$ref" -> {
                    reach(value.asText().replaceFirst(".*/", ""));
                    reduced.set(field, value);
                }
                case "default" -> {
                    if (value.isValueNode() && !value.asText().isEmpty() && !"0".equals(value.asText())) {
                        reduced.set(field, value);
                    }
                }
                case "enum" -> reduced.set(field, sorted(value));
                default -> {
                    if (!DROPPED.contains(field)) {
                        reduced.set(field, value);
                    }
                }
            }
        }
        return reduced;
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ArrayNode sorted(JsonNode values) {
        Set<String> names = new TreeSet<>();
        values.forEach(value -> names.add(value.asText()));
        ArrayNode sorted = JSON.createArrayNode();
        names.forEach(sorted::add);
        return sorted;
    }

    /** One line a resource and a schema, so that a newer Kubernetes shows as a readable difference. */
    private void write(String version, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("{\"kubernetes\":" + JSON.writeValueAsString(version) + ",\"resources\":[");
        List<String> entries = new ArrayList<>();
        for (ObjectNode resource : resources) {
            entries.add(JSON.writeValueAsString(resource));
        }
        lines.add(String.join(",\n", entries));
        lines.add("],\"schemas\":{");
        entries.clear();
        for (Map.Entry<String, JsonNode> schema : reached.entrySet()) {
            entries.add(JSON.writeValueAsString(schema.getKey()) + ":" + JSON.writeValueAsString(schema.getValue()));
        }
        lines.add(String.join(",\n", entries));
        lines.add("}}");
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
