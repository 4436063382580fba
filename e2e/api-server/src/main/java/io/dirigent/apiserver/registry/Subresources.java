package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Keeps what a write to one subresource must not touch. */
final class Subresources {
    private Subresources() {}

    /** The whole object: what was written where it may be, the old one elsewhere. */
    static ObjectNode combine(ObjectNode fresh, ObjectNode old, Target target) {
        return switch (target.subresource()) {
            case "status" -> statusOnly(fresh, old, target);
            case "" -> target.type().hasStatus() ? take(fresh, old, "status") : fresh;
            default -> fresh;
        };
    }

    private static ObjectNode statusOnly(ObjectNode fresh, ObjectNode old, Target target) {
        ObjectNode whole = take(old.deepCopy(), fresh, "status");
        // Kubernetes' own kinds take labels and annotations along with the status; custom ones do not.
        if (!target.type().custom()) {
            whole.set("metadata", fresh.path("metadata"));
        }
        return whole;
    }

    private static ObjectNode take(ObjectNode into, ObjectNode from, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            into.remove(field);
        } else {
            into.set(field, value);
        }
        return into;
    }
}
