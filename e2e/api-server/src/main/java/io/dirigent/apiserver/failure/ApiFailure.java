package io.dirigent.apiserver.failure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ResourceType;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal with its HTTP code, as a Kubernetes {@code Status}. */
public final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    private ApiFailure(int code, String reason, String message, ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** A failure that is about no object in particular. */
    public static ApiFailure of(int code, String reason, String message) {
        return new ApiFailure(code, reason, message, Json.object());
    }

    /** 400: the request cannot be understood. */
    public static ApiFailure badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    /** 403: understood and refused. */
    public static ApiFailure forbidden(ResourceType type, String name, String why) {
        return about(type, name, 403, "Forbidden", type.qualifiedPlural() + " \"" + name + "\" is forbidden: " + why);
    }

    /** 404 for an object. */
    public static ApiFailure notFound(ResourceType type, String name) {
        return about(type, name, 404, "NotFound", type.qualifiedPlural() + " \"" + name + "\" not found");
    }

    /** 404 for a path that leads nowhere. */
    public static ApiFailure noSuchPath() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    /** 405: the path is known, the verb is not. */
    public static ApiFailure notAllowed() {
        return of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    /** 409: an object of that name exists. */
    public static ApiFailure alreadyExists(ResourceType type, String name) {
        return about(type, name, 409, "AlreadyExists", type.qualifiedPlural() + " \"" + name + "\" already exists");
    }

    /** 409: somebody else was quicker, or a precondition does not hold. */
    public static ApiFailure conflict(ResourceType type, String name, String why) {
        return about(
                type,
                name,
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + type.qualifiedPlural() + " \"" + name + "\": " + why);
    }

    /** 409 of a server-side apply: fields that belong to other managers. */
    public static ApiFailure applyConflict(String message, List<Cause> causes) {
        return of(409, "Conflict", message).withCauses(causes);
    }

    /** 410: the history does not reach back that far. */
    public static ApiFailure expired(String message) {
        return of(410, "Expired", message);
    }

    /** 422: fields with values that cannot be. */
    public static ApiFailure invalid(ResourceType type, String name, List<Cause> causes) {
        String texts = causes.stream().map(Cause::text).distinct().collect(Collectors.joining(", "));
        String all = causes.size() > 1 ? "[" + texts + "]" : texts;
        return about(type, name, 422, "Invalid", type.qualifiedKind() + " \"" + name + "\" is invalid: " + all)
                .withCauses(causes);
    }

    private static ApiFailure about(ResourceType type, String name, int code, String reason, String message) {
        ObjectNode details = Json.object().put("name", name);
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        // The real server names the plural in all but refusals of fields, where it names the kind.
        details.put("kind", code == 422 ? type.kind() : type.plural());
        return new ApiFailure(code, reason, message, details);
    }

    private ApiFailure withCauses(List<Cause> causes) {
        var list = details.putArray("causes");
        for (Cause cause : causes) {
            list.addObject()
                    .put("reason", cause.reason())
                    .put("message", cause.message())
                    .put("field", cause.field());
        }
        return this;
    }

    /** The HTTP status code. */
    public int code() {
        return code;
    }

    /** The body of the answer. */
    public ObjectNode status() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", (long) code);
    }
}
