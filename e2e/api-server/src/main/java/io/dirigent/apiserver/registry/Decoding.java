package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.schema.Shape;
import java.util.List;

/** From what a client sent to a document of its kind's shape. */
final class Decoding {
    private Decoding() {}

    /** Brings the body into shape, in place; returns warnings about fields that nothing declares. */
    static List<String> decode(ObjectNode body, ResourceType type, boolean isStrict) {
        checkKind(body, type);
        if (body.has("metadata") && !body.path("metadata").isObject()) {
            throw ApiFailure.badRequest("metadata must be an object");
        }
        Shape shape = Shape.impose(body, type.schema());
        String refusal =
                type.kind() + " in version \"" + type.version() + "\" cannot be handled as a " + type.kind() + ": ";
        if (!shape.mistyped().isEmpty()) {
            throw ApiFailure.badRequest(refusal + String.join(", ", shape.mistyped()));
        }
        List<String> warnings = shape.unknown().stream()
                .map(path -> "unknown field \"" + path + "\"")
                .toList();
        if (isStrict && !warnings.isEmpty()) {
            throw ApiFailure.badRequest(refusal + "strict decoding error: " + String.join(", ", warnings));
        }
        return warnings;
    }

    /** The same for the body of an apply, which may not carry what others own by nature. */
    static List<String> decodeApplied(ObjectNode body, Target target, boolean isStrict) {
        if (!Json.at(body, "metadata", "managedFields").isEmpty()) {
            throw ApiFailure.badRequest("metadata.managedFields must be nil");
        }
        List<String> warnings = decode(body, target.type(), isStrict);
        if (target.subresource().equals("status")) {
            body.retain(List.of("apiVersion", "kind", "metadata", "status"));
            Json.ensure(body, "metadata").retain(List.of("name", "namespace", "resourceVersion", "uid"));
        } else if (target.type().hasStatus()) {
            body.remove("status");
        }
        return warnings;
    }

    private static void checkKind(ObjectNode body, ResourceType type) {
        String apiVersion = Json.text(body, "apiVersion");
        String kind = Json.text(body, "kind");
        if ((!apiVersion.isEmpty() && !apiVersion.equals(type.apiVersion()))
                || (!kind.isEmpty() && !kind.equals(type.kind()))) {
            throw ApiFailure.badRequest("the object provided is " + apiVersion + ", Kind=" + kind
                    + ", but this path is for " + type.apiVersion() + ", Kind=" + type.kind());
        }
    }
}
