package io.dirigent.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A structural schema: what a value may look like, and how two owners' values merge. Children are made when they are asked
 * for, because a schema may reach itself (that of CustomResourceDefinitions does).
 */
public final class Schema {
    /** How the elements of a list are told apart. */
    public enum ListKind {
        /** By nothing: the list is one value. */
        ATOMIC,
        /** By their value. */
        SET,
        /** By some of their fields. */
        MAP
    }

    private static final JsonNode STRING = Json.object().put("type", "string");

    private final JsonNode raw;
    private final Function<String, Schema> references;
    private final boolean custom;
    private final Map<JsonNode, Schema> children = new ConcurrentHashMap<>();
    private final Map<String, Schema> properties = new LinkedHashMap<>();

    /** A schema whose references are looked up by their text. */
    public Schema(JsonNode raw, Function<String, Schema> references, boolean custom) {
        this.raw = raw;
        this.references = references;
        this.custom = custom;
    }

    /** The schema of a custom resource, or of an embedded one, which both have Kubernetes' own metadata. */
    public static Schema ofCustom(JsonNode raw, Schema metadata) {
        Function<String, Schema> none = reference -> metadata;
        Schema schema = new Schema(raw.isObject() ? raw : Json.object(), none, true);
        schema.properties.put("apiVersion", new Schema(STRING, none, true));
        schema.properties.put("kind", new Schema(STRING, none, true));
        schema.properties.put("metadata", metadata);
        return schema;
    }

    private Schema child(JsonNode node) {
        // A property may itself be called $ref; here the field is one of a schema, where its value is a text.
        if (!custom && node.path("$ref").isTextual()) {
            return references.apply(node.path("$ref").asText());
        }
        if (node.path("x-kubernetes-embedded-resource").asBoolean()) {
            return ofCustom(node, references.apply("metadata"));
        }
        return new Schema(node, references, custom);
    }

    private @Nullable Schema childOf(JsonNode node) {
        return node.isObject() ? children.computeIfAbsent(node, this::child) : null;
    }

    /** The schema as it was written. */
    public JsonNode raw() {
        return raw;
    }

    /** The schema of a field that is declared, or null. */
    public @Nullable Schema property(String name) {
        Schema fixed = properties.get(name);
        return fixed != null ? fixed : childOf(raw.path("properties").path(name));
    }

    /** The names of the declared fields. */
    public Set<String> propertyNames() {
        Set<String> names = new LinkedHashSet<>(properties.keySet());
        raw.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The schema of the values of a map, or null where there is none. */
    public @Nullable Schema values() {
        return childOf(raw.path("additionalProperties"));
    }

    /** The schema of a field, declared or not; null where nothing is known of it. */
    public @Nullable Schema field(String name) {
        Schema declared = property(name);
        return declared != null ? declared : values();
    }

    /** The schema of the elements of a list, or null. */
    public @Nullable Schema items() {
        return childOf(raw.path("items"));
    }

    /** {@code object}, {@code array}, {@code string}, {@code integer}, {@code number}, {@code boolean}, or empty. */
    public String type() {
        return raw.path("type").asText("");
    }

    /** {@code int32}, {@code date-time} and the like, or empty. */
    public String format() {
        return raw.path("format").asText("");
    }

    /** Whether fields that are not declared are kept. */
    public boolean keepsUnknown() {
        return raw.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                || raw.path("additionalProperties").asBoolean()
                || (!custom && propertyNames().isEmpty() && values() == null);
    }

    /** Whether a map is one value, as far as ownership goes. */
    public boolean isAtomicMap() {
        return raw.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    /** Whether a number and a text are equally right. */
    public boolean isIntOrString() {
        return raw.path("x-kubernetes-int-or-string").asBoolean() || format().equals("int-or-string");
    }

    /** Whether it comes from a CustomResourceDefinition. */
    public boolean isCustom() {
        return custom;
    }

    /** How the elements of this list are told apart; older built-in lists say it by their patch strategy only. */
    public ListKind listKind() {
        return switch (raw.path("x-kubernetes-list-type").asText()) {
            case "set" -> ListKind.SET;
            case "map" -> ListKind.MAP;
            case "atomic" -> ListKind.ATOMIC;
            default ->
                !raw.path("x-kubernetes-patch-strategy").asText().contains("merge")
                        ? ListKind.ATOMIC
                        : raw.has("x-kubernetes-patch-merge-key") ? ListKind.MAP : ListKind.SET;
        };
    }

    /** The fields that tell the elements of a {@link ListKind#MAP} list apart. */
    public List<String> listKeys() {
        List<String> keys = new ArrayList<>();
        raw.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        if (keys.isEmpty() && raw.has("x-kubernetes-patch-merge-key")) {
            keys.add(raw.path("x-kubernetes-patch-merge-key").asText());
        }
        return keys;
    }

    /** The value of an absent field, or null. */
    public @Nullable JsonNode defaultValue() {
        return raw.get("default");
    }

    /** A key of an element, or its default, or null. */
    public @Nullable JsonNode key(JsonNode element, String key) {
        if (element.hasNonNull(key)) {
            return element.get(key);
        }
        Schema schema = property(key);
        return schema == null ? null : schema.defaultValue();
    }

    /** The keys of an element, as the object that field sets name it by. */
    public ObjectNode keysOf(JsonNode element, List<String> keys) {
        ObjectNode found = Json.object();
        for (String key : keys) {
            JsonNode value = key(element, key);
            if (value != null) {
                found.set(key, value);
            }
        }
        return found;
    }
}
