package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.resource.ResourceType;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Objects that are served in several versions are stored once. Versions of a custom resource differ in nothing but their name;
 * Events are served by two groups, with other field names.
 */
public final class StoredForm {
    private static final Map<String, String> NEW_EVENT = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount",
            "reportingComponent", "reportingController");
    private static final Map<String, String> CORE_EVENT =
            NEW_EVENT.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private StoredForm() {}

    /** The name under which the store knows a resource. */
    public static String resource(ResourceType type) {
        return isNewEvent(type) ? "events" : type.qualifiedPlural();
    }

    private static boolean isNewEvent(ResourceType type) {
        return type.is("events.events.k8s.io");
    }

    /** The object as it is stored. */
    static ObjectNode toStored(ObjectNode object, ResourceType type) {
        return isNewEvent(type) ? renamed(object, CORE_EVENT).put("apiVersion", "v1") : object;
    }

    /** A stored object as this version shows it; the stored one is left as it is. */
    public static ObjectNode shown(ObjectNode stored, ResourceType type) {
        if (isNewEvent(type)) {
            return renamed(stored, NEW_EVENT).put("apiVersion", type.apiVersion());
        }
        if (stored.path("apiVersion").asText().equals(type.apiVersion())) {
            return stored;
        }
        ObjectNode shown = stored.objectNode();
        shown.setAll(stored);
        return shown.put("apiVersion", type.apiVersion());
    }

    private static ObjectNode renamed(ObjectNode object, Map<String, String> names) {
        ObjectNode renamed = object.objectNode();
        object.properties()
                .forEach(field -> renamed.set(names.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
        return renamed;
    }
}
