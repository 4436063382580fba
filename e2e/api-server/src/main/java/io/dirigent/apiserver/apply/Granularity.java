package io.dirigent.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Into which parts a value falls that can have different owners. */
enum Granularity {
    /** Each field is a part. */
    FIELDS,
    /** Each element is a part. */
    ELEMENTS,
    /** The value is one part. */
    WHOLE;

    static Granularity of(JsonNode value, @Nullable Schema schema) {
        if (value.isObject()) {
            return schema != null && schema.isAtomicMap() ? WHOLE : FIELDS;
        }
        if (value.isArray()) {
            return schema == null || schema.listKind() == Schema.ListKind.ATOMIC ? WHOLE : ELEMENTS;
        }
        return WHOLE;
    }

    /** The fields or elements of a value by their steps, in order; of two elements with one key the last one counts. */
    Map<String, JsonNode> parts(@Nullable JsonNode value, @Nullable Schema schema) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (value != null && this == FIELDS) {
            value.properties().forEach(field -> parts.put("f:" + field.getKey(), field.getValue()));
        } else if (value != null && this == ELEMENTS && schema != null) {
            value.forEach(element -> parts.put(step(element, schema), element));
        }
        return parts;
    }

    /** The schema of a part. */
    static @Nullable Schema schemaOf(String step, @Nullable Schema schema) {
        if (schema == null) {
            return null;
        }
        return step.startsWith("f:") ? schema.field(step.substring(2)) : schema.items();
    }

    private static String step(JsonNode element, Schema list) {
        Schema items = list.items();
        if (list.listKind() == Schema.ListKind.SET || items == null) {
            return "v:" + text(element);
        }
        Map<String, JsonNode> sorted = new TreeMap<>();
        items.keysOf(element, list.listKeys()).properties().forEach(key -> sorted.put(key.getKey(), key.getValue()));
        ObjectNode keys = Json.object();
        sorted.forEach(keys::set);
        return "k:" + text(keys);
    }

    private static String text(JsonNode node) {
        return new String(Json.bytes(node), StandardCharsets.UTF_8);
    }
}
