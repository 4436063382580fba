package io.dirigent.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Kubernetes' own kinds, as its published API description has them. */
public final class BuiltInKinds {
    private static final String DATA = "/io/dirigent/apiserver/kubernetes/kubernetes.json";

    private final String version;
    private final JsonNode schemas;
    private final Map<String, Schema> resolved = new ConcurrentHashMap<>();
    private final List<ResourceType> types = new ArrayList<>();

    private BuiltInKinds(JsonNode data) {
        version = data.path("kubernetes").asText();
        schemas = data.path("schemas");
        Map<String, List<String>> subresources = new LinkedHashMap<>();
        for (JsonNode resource : data.path("resources")) {
            String[] name = resource.path("name").asText().split("/", -1);
            List<String> known = subresources.computeIfAbsent(
                    resource.path("inGroup").asText() + "/" + name[0], key -> new ArrayList<>());
            if (name.length == 2) {
                known.add(name[1]);
            } else {
                types.add(type(resource, known));
            }
        }
    }

    static BuiltInKinds load() {
        try (InputStream data = BuiltInKinds.class.getResourceAsStream(DATA)) {
            return new BuiltInKinds(
                    Json.parse(Objects.requireNonNull(data, DATA).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResourceType type(JsonNode resource, List<String> subresources) {
        String kind = resource.path("kind").asText();
        String group = resource.path("inGroup").asText();
        boolean scalable = group.equals("apps")
                && List.of("StatefulSet", "Deployment", "ReplicaSet").contains(kind);
        return new ResourceType(
                group,
                resource.path("inVersion").asText(),
                resource.path("name").asText(),
                resource.path("singularName").asText(),
                kind,
                kind + "List",
                resource.path("namespaced").asBoolean(),
                false,
                texts(resource.path("shortNames")),
                texts(resource.path("categories")),
                texts(resource.path("verbs")),
                subresources,
                scalable ? Optional.of(ScalePaths.OF_APPS) : Optional.empty(),
                BuiltInColumns.of(kind),
                schema(resource.path("schema").asText()));
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** The resources, without subresources. */
    public List<ResourceType> types() {
        return types;
    }

    /** Kubernetes' version, such as {@code 1.36.3}. */
    public String version() {
        return version;
    }

    /** The raw schemas by name, as an OpenAPI document would have them. */
    public JsonNode schemas() {
        return schemas;
    }

    /** A schema by its name, or by a {@code $ref} to it. */
    public Schema schema(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        // Not computeIfAbsent: a schema may need others, and itself, while it is made.
        Schema known = resolved.get(name);
        if (known == null) {
            known = new Schema(schemas.path(name), this::schema, false);
            resolved.put(name, known);
        }
        return known;
    }

    /** The schema of every object's metadata. */
    public Schema metadata() {
        return schema("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
    }
}
