package io.dirigent.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings a document into the shape of its schema, in place: undeclared fields and nulls are taken out (and reported). In
 * Kubernetes' own kinds a wrong type is reported too, as it would be by the Go decoder; for custom ones validation does that.
 */
public final class Shape {
    private final List<String> unknown = new ArrayList<>();
    private final List<String> mistyped = new ArrayList<>();

    private Shape() {}

    /** Brings the document into shape. */
    public static Shape impose(ObjectNode document, Schema schema) {
        Shape shape = new Shape();
        shape.object(document, schema, "");
        return shape;
    }

    /** The paths that were taken out because nothing declares them. */
    public List<String> unknown() {
        return unknown;
    }

    /** What has a type that cannot be, in words. */
    public List<String> mistyped() {
        return mistyped;
    }

    private void value(JsonNode value, @Nullable Schema schema, String path) {
        if (schema == null) {
            return;
        }
        if (!schema.isCustom()) {
            checkType(value, schema, path);
        }
        if (value instanceof ObjectNode object) {
            object(object, schema, path);
        } else if (value.isArray()) {
            Schema items = schema.items();
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), items, path + "[" + i + "]");
            }
        }
    }

    private void object(ObjectNode object, Schema schema, String path) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String here = path.isEmpty() ? name : path + "." + name;
            Schema field = schema.field(name);
            JsonNode value = object.get(name);
            if (field == null && !schema.keepsUnknown()) {
                unknown.add(here);
                object.remove(name);
            } else if (value.isNull() && isDroppedNull(field)) {
                object.remove(name);
            } else {
                value(value, field, here);
            }
        }
    }

    /** Go has no null but in free-form values; in custom resources a null stands for absent unless it is declared nullable. */
    private static boolean isDroppedNull(@Nullable Schema field) {
        return field != null
                && (field.isCustom()
                        ? !field.raw().path("nullable").asBoolean() && field.defaultValue() != null
                        : !field.keepsUnknown() || !field.type().isEmpty());
    }

    private void checkType(JsonNode value, Schema schema, String path) {
        boolean right =
                switch (schema.type()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual() || (schema.isIntOrString() && value.isIntegralNumber());
                    case "integer" ->
                        value.isIntegralNumber() && (!schema.format().equals("int32") || value.canConvertToInt());
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    default -> true;
                };
        if (!right) {
            mistyped.add("json: cannot unmarshal " + value.getNodeType().name().toLowerCase(Locale.ROOT)
                    + " into field " + path + " of type " + schema.type());
        }
    }
}
