package io.dirigent.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;

/** JSON patch (RFC 6902) and JSON merge patch (RFC 7386). */
public final class Patches {
    private static final int MOST_OPERATIONS = 10_000;

    private Patches() {}

    /** The document after a list of operations. */
    public static JsonNode json(ObjectNode document, JsonNode operations) {
        if (!operations.isArray() || operations.size() > MOST_OPERATIONS) {
            throw ApiFailure.badRequest("a JSON patch is a list of at most " + MOST_OPERATIONS + " operations");
        }
        try {
            return JsonPatch.apply(operations, document);
        } catch (JsonPatchException e) {
            throw ApiFailure.of(
                    422,
                    "Invalid",
                    "the server rejected our request due to an error in our request: " + e.getMessage());
        }
    }

    /** The document after a merge; it is left as it was. */
    public static JsonNode merge(JsonNode document, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        ObjectNode merged = document instanceof ObjectNode object ? object.deepCopy() : Json.object();
        fields.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue()));
            }
        });
        return merged;
    }
}
