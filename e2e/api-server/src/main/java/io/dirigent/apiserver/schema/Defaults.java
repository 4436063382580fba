package io.dirigent.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Sets the defaults that a schema declares. */
public final class Defaults {
    private Defaults() {}

    /** Sets absent fields to their defaults, in place, at every depth. */
    public static void fill(JsonNode value, @Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (value instanceof ObjectNode object) {
            for (String name : schema.propertyNames()) {
                Schema property = schema.property(name);
                JsonNode preset = property == null ? null : property.defaultValue();
                if (preset != null && !object.has(name)) {
                    object.set(name, preset.deepCopy());
                }
            }
            object.properties().forEach(field -> fill(field.getValue(), schema.field(field.getKey())));
        } else if (value.isArray()) {
            value.forEach(element -> fill(element, schema.items()));
        }
    }
}
