package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import java.util.OptionalLong;

/**
 * How something is deleted.
 *
 * @param uid the object that is meant, or empty
 * @param resourceVersion the state of it that is meant, or empty
 * @param grace seconds a pod is given to end
 */
public record DeleteOptions(
        String uid, String resourceVersion, OptionalLong grace, Propagation propagation, boolean isDryRun) {
    /** What becomes of dependents. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    /** Deletes this object and no other of its name. */
    public static DeleteOptions of(String uid, Propagation propagation) {
        return new DeleteOptions(uid, "", OptionalLong.empty(), propagation, false);
    }

    /** As the body of a request says; without one, the defaults. */
    public static DeleteOptions of(JsonNode body, String policy, String graceSeconds, boolean isDryRun) {
        String propagation = policy.isEmpty() ? Json.text(body, "propagationPolicy") : policy;
        JsonNode grace = body.path("gracePeriodSeconds");
        return new DeleteOptions(
                Json.text(body, "preconditions", "uid"),
                Json.text(body, "preconditions", "resourceVersion"),
                grace.isNumber() ? OptionalLong.of(grace.asLong()) : seconds(graceSeconds),
                propagation(propagation, body.path("orphanDependents").asBoolean()),
                isDryRun
                        || body.path("dryRun").valueStream().anyMatch(value -> value.asText()
                                .equals("All")));
    }

    private static OptionalLong seconds(String text) {
        return text.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Propagation propagation(String policy, boolean orphan) {
        return switch (policy) {
            case "" -> orphan ? Propagation.ORPHAN : Propagation.BACKGROUND;
            case "Background" -> Propagation.BACKGROUND;
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default -> throw ApiFailure.badRequest("invalid propagation policy: " + policy);
        };
    }
}
