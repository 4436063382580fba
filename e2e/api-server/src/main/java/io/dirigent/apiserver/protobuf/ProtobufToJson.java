package io.dirigent.apiserver.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.dirigent.apiserver.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns messages into the JSON that Go would write for the same objects. */
final class ProtobufToJson {
    /** Messages whose fields JSON has one level higher. */
    private static final Set<String> INLINE = Set.of(
            "volumeSource", "persistentVolumeSource", "localObjectReference", "handler", "ephemeralContainerCommon");

    /** Go always writes numbers and truths that are no pointers; only of pointers does a zero say anything. */
    private static final Set<String> POINTERS =
            Set.of("replicas", "gracePeriodSeconds", "terminationGracePeriodSeconds", "partition", "orphanDependents");

    private ProtobufToJson() {}

    static ObjectNode object(Message message) {
        ObjectNode object = Json.object();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field)) {
                put(object, field, message.getField(field));
            }
        }
        return object;
    }

    private static void put(ObjectNode object, FieldDescriptor field, Object value) {
        String name = field.getJsonName();
        JsonNode json = field.isMapField()
                ? map((List<?>) value)
                : field.isRepeated() ? list(field, (List<?>) value) : one(field, value);
        if (json == null || isZero(name, json)) {
            return;
        }
        if (INLINE.contains(name) && json instanceof ObjectNode fields) {
            object.setAll(fields);
        } else {
            object.set(name, json);
        }
    }

    private static boolean isZero(String name, JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> json.asText().isEmpty();
            case NUMBER -> json.asDouble() == 0 && !POINTERS.contains(name);
            case BOOLEAN -> !json.asBoolean() && !POINTERS.contains(name);
            default -> false;
        };
    }

    private static ArrayNode list(FieldDescriptor field, List<?> values) {
        ArrayNode list = Json.array();
        for (Object value : values) {
            JsonNode element = one(field, value);
            if (element != null) {
                list.add(element);
            }
        }
        return list;
    }

    private static ObjectNode map(List<?> entries) {
        ObjectNode map = Json.object();
        for (Object entry : entries) {
            Message pair = (Message) entry;
            FieldDescriptor key = pair.getDescriptorForType().findFieldByName("key");
            FieldDescriptor value = pair.getDescriptorForType().findFieldByName("value");
            map.set(String.valueOf(pair.getField(key)), one(value, pair.getField(value)));
        }
        return map;
    }

    private static @Nullable JsonNode one(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case MESSAGE -> message((Message) value);
            case BYTE_STRING -> Json.of(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
            case ENUM -> Json.of(value.toString());
            case INT -> Json.of(((Integer) value).longValue());
            case LONG, STRING, BOOLEAN, DOUBLE, FLOAT -> Json.of(value);
        };
    }

    /** Some messages are something simpler in JSON; null where they stand for nothing. */
    private static @Nullable JsonNode message(Message message) {
        return switch (message.getDescriptorForType().getName()) {
            case "Quantity" -> Json.of(get(message, "string"));
            case "IntOrString" ->
                ((Number) get(message, "type")).longValue() == 0
                        ? Json.of(((Number) get(message, "intVal")).longValue())
                        : Json.of(get(message, "strVal"));
            case "Time", "MicroTime" -> time(message);
            case "FieldsV1" -> raw((ByteString) get(message, "Raw"));
            case "RawExtension" -> raw((ByteString) get(message, "raw"));
            default -> object(message);
        };
    }

    private static Object get(Message message, String field) {
        return message.getField(message.getDescriptorForType().findFieldByName(field));
    }

    private static @Nullable JsonNode time(Message time) {
        long seconds = ((Number) get(time, "seconds")).longValue();
        // Go writes its zero time, which means none, as an empty message.
        return seconds == 0
                ? null
                : Json.of(Instant.ofEpochSecond(seconds, ((Number) get(time, "nanos")).longValue())
                        .toString());
    }

    private static @Nullable JsonNode raw(ByteString json) {
        try {
            return json.isEmpty() ? null : Json.parse(json.toByteArray());
        } catch (IOException e) {
            return null;
        }
    }
}
