package io.dirigent.apiserver.cel;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.NullValue;
import io.dirigent.apiserver.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as CEL's runtime takes them: maps, lists, longs, doubles, texts, times. */
final class Values {
    private Values() {}

    static Object of(JsonNode node, @Nullable Schema schema) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> map(node, schema);
            case ARRAY -> list(node, schema == null ? null : schema.items());
            case NUMBER -> number(node, schema);
            case BOOLEAN -> node.asBoolean();
            case STRING, BINARY -> text(node.asText(), schema == null ? "" : schema.format());
            case NULL, MISSING -> NullValue.NULL_VALUE;
        };
    }

    private static Map<String, Object> map(JsonNode node, @Nullable Schema schema) {
        boolean isStruct = schema != null && schema.values() == null;
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                map.put(
                        isStruct ? FieldNames.escaped(field.getKey()) : field.getKey(),
                        of(field.getValue(), schema == null ? null : schema.field(field.getKey())));
            }
        });
        return map;
    }

    private static List<Object> list(JsonNode node, @Nullable Schema items) {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(of(element, items)));
        return list;
    }

    private static Object number(JsonNode node, @Nullable Schema schema) {
        boolean isDouble =
                !node.isIntegralNumber() || (schema != null && schema.type().equals("number"));
        return isDouble ? (Object) node.asDouble() : (Object) node.asLong();
    }

    private static Object text(String text, String format) {
        return switch (format) {
            case "byte" -> ByteString.copyFrom(Base64.getDecoder().decode(text));
            case "date-time" -> Instant.parse(text);
            case "date" -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            case "duration" -> Duration.parse(text);
            default -> text;
        };
    }
}
