package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a part of an object stays as it was made. */
final class Immutable {
    private Immutable() {}

    /** A refusal when spec changes in other fields than these. */
    static List<Cause> specBut(List<String> mutable, ObjectNode object, @Nullable ObjectNode old, String message) {
        if (old == null || without(object, mutable).equals(without(old, mutable))) {
            return List.of();
        }
        return List.of(Cause.forbidden("spec", message));
    }

    private static ObjectNode without(ObjectNode object, List<String> fields) {
        ObjectNode spec = Json.object();
        if (object.path("spec") instanceof ObjectNode present) {
            spec.setAll(present);
        }
        spec.remove(fields);
        return spec;
    }

    /** A refusal when a field that has a value gets another one. */
    static List<Cause> field(ObjectNode object, @Nullable ObjectNode old, String... path) {
        if (old == null
                || Json.at(old, path).isMissingNode()
                || Json.at(old, path).equals(Json.at(object, path))) {
            return List.of();
        }
        String value = Json.at(object, path).isMissingNode()
                ? "null"
                : Json.at(object, path).toString();
        return List.of(Cause.invalid(String.join(".", path), "Invalid value: " + value + ": field is immutable"));
    }
}
