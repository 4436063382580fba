package io.dirigent.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patch: like a merge patch, but lists that have a merge key are merged by element. With the directives that
 * kubectl writes: {@code $patch: delete | replace}, {@code $deleteFromPrimitiveList}, {@code $setElementOrder}, {@code $retainKeys}.
 */
public final class StrategicMerge {
    private static final String PATCH = "$patch";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";
    private static final String RETAIN = "$retainKeys";

    private StrategicMerge() {}

    /** The document after the patch; it is left as it was. */
    public static ObjectNode apply(ObjectNode document, ObjectNode patch, @Nullable Schema schema) {
        if (patch.path(PATCH).asText().equals("replace")) {
            ObjectNode replaced = patch.deepCopy();
            replaced.remove(PATCH);
            return replaced;
        }
        ObjectNode merged = document.deepCopy();
        retainOnly(merged, patch.path(RETAIN));
        patch.properties().forEach(field -> {
            String name = field.getKey();
            if (name.startsWith(DELETE_FROM)) {
                deleteFrom(merged, name.substring(DELETE_FROM.length()), field.getValue());
            } else if (!name.startsWith(ORDER) && !name.equals(RETAIN) && !name.equals(PATCH)) {
                set(merged, name, field.getValue(), schema == null ? null : schema.field(name));
            }
        });
        return merged;
    }

    private static void set(ObjectNode merged, String name, JsonNode value, @Nullable Schema schema) {
        JsonNode old = merged.path(name);
        switch (value) {
            case ObjectNode object when object.path(PATCH).asText().equals("delete") -> merged.remove(name);
            case ObjectNode object ->
                merged.set(name, apply(old instanceof ObjectNode known ? known : Json.object(), object, schema));
            case ArrayNode list
            when old.isArray() && schema != null && merges(schema) ->
                merged.set(name, list((ArrayNode) old, list, schema));
            case ArrayNode list -> merged.set(name, withoutDirectives(list));
            case JsonNode none when none.isNull() -> merged.remove(name);
            default -> merged.set(name, value);
        }
    }

    private static boolean merges(Schema schema) {
        return schema.raw().path("x-kubernetes-patch-strategy").asText().contains("merge");
    }

    private static ArrayNode list(ArrayNode old, ArrayNode patch, Schema schema) {
        String key = schema.raw().path("x-kubernetes-patch-merge-key").asText();
        if (patch.valueStream().anyMatch(element -> isDirective(element, "replace"))) {
            return withoutDirectives(patch);
        }
        List<JsonNode> merged = new ArrayList<>();
        old.forEach(merged::add);
        for (JsonNode element : patch) {
            if (key.isEmpty()) {
                if (!merged.contains(element)) {
                    merged.add(element);
                }
            } else {
                mergeElement(merged, element, key, schema.items());
            }
        }
        return Json.array().addAll(merged);
    }

    private static void mergeElement(List<JsonNode> merged, JsonNode element, String key, @Nullable Schema items) {
        if (!(element instanceof ObjectNode patch) || !patch.has(key)) {
            throw ApiFailure.badRequest("map: " + element + " does not contain declared merge key: " + key);
        }
        int known = -1;
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).path(key).equals(patch.path(key))) {
                known = i;
            }
        }
        if (isDirective(patch, "delete")) {
            merged.removeIf(candidate -> candidate.path(key).equals(patch.path(key)));
        } else if (known < 0) {
            merged.add(apply(Json.object(), patch, items));
        } else {
            merged.set(known, apply((ObjectNode) merged.get(known), patch, items));
        }
    }

    private static boolean isDirective(JsonNode element, String directive) {
        return element.path(PATCH).asText().equals(directive);
    }

    private static ArrayNode withoutDirectives(ArrayNode list) {
        ArrayNode clean = Json.array();
        for (JsonNode element : list) {
            if (!element.has(PATCH)) {
                clean.add(element);
            }
        }
        return clean;
    }

    private static void retainOnly(ObjectNode merged, JsonNode names) {
        if (names.isArray()) {
            Set<String> kept = names.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
            merged.retain(kept);
        }
    }

    private static void deleteFrom(ObjectNode merged, String name, JsonNode values) {
        if (merged.path(name) instanceof ArrayNode list) {
            ArrayNode left = Json.array();
            list.valueStream()
                    .filter(element -> values.valueStream().noneMatch(element::equals))
                    .forEach(left::add);
            merged.set(name, left);
        }
    }
}
