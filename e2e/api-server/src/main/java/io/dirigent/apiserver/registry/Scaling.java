package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ScalePaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The scale subresource: another view of an object, of which only the wanted number can be written. */
public final class Scaling {
    private final Registry registry;

    public Scaling(Registry registry) {
        this.registry = registry;
    }

    /** The object's scale. */
    public ObjectNode get(Target target) {
        return view(registry.get(target.main()), paths(target));
    }

    /** Changes the wanted number to what the edited scale says. */
    public ObjectNode change(Target target, UnaryOperator<ObjectNode> edit, WriteOptions options) {
        ScalePaths paths = paths(target);
        Outcome outcome = registry.change(target, options, old -> {
            ObjectNode scale = edit.apply(view(old, paths));
            JsonNode replicas = Json.at(scale, "spec", "replicas");
            if (!replicas.isMissingNode() && (!replicas.canConvertToInt() || replicas.asInt() < 0)) {
                throw ApiFailure.badRequest(
                        "spec.replicas: Invalid value: " + replicas + ": must be greater than or equal to 0");
            }
            ObjectNode fresh = old.deepCopy();
            set(fresh, paths.specReplicas(), replicas.asLong(0));
            // Whoever names no state means any.
            Json.ensure(fresh, "metadata").put("resourceVersion", Json.text(scale, "metadata", "resourceVersion"));
            return fresh;
        });
        return view(outcome.object(), paths);
    }

    private static ScalePaths paths(Target target) {
        return target.type().scale().orElseThrow(ApiFailure::noSuchPath);
    }

    private static ObjectNode view(ObjectNode object, ScalePaths paths) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            if (object.path("metadata").has(field)) {
                metadata.set(field, object.path("metadata").get(field));
            }
        }
        scale.putObject("spec").put("replicas", at(object, paths.specReplicas()).asLong(0));
        ObjectNode status = scale.putObject("status");
        status.put("replicas", at(object, paths.statusReplicas()).asLong(0));
        if (!paths.selector().isEmpty()) {
            String selector = selector(at(object, paths.selector()));
            if (!selector.isEmpty()) {
                status.put("selector", selector);
            }
        }
        return scale;
    }

    private static JsonNode at(JsonNode object, String path) {
        return Json.at(object, fields(path));
    }

    private static String[] fields(String path) {
        return path.replaceFirst("^\\.", "").split("\\.", -1);
    }

    private static void set(ObjectNode object, String path, long value) {
        String[] fields = fields(path);
        ObjectNode parent = Json.ensure(object, Arrays.copyOf(fields, fields.length - 1));
        parent.put(fields[fields.length - 1], value);
    }

    /** A selector as text; custom resources keep it so, Kubernetes' own kinds as an object. */
    private static String selector(JsonNode selector) {
        if (!selector.isObject()) {
            return selector.asText("");
        }
        List<String> parts = new ArrayList<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label ->
                        parts.add(label.getKey() + "=" + label.getValue().asText()));
        return String.join(",", parts);
    }
}
