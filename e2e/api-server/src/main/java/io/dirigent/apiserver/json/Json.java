package io.dirigent.apiserver.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;

/** Reading, writing and reaching into documents. Integers are always longs, so that equal numbers are equal nodes. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private Json() {}

    /** Parses JSON. */
    public static JsonNode parse(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Parses YAML, of which JSON is a part. */
    public static JsonNode parseYaml(byte[] yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    /** A plain Java value (maps, lists, strings, numbers) as a document. */
    public static JsonNode of(Object value) {
        return switch (value) {
            case JsonNode tree -> tree;
            case String text -> TextNode.valueOf(text);
            case Integer number -> LongNode.valueOf(number);
            case Long number -> LongNode.valueOf(number);
            case Boolean truth -> BooleanNode.valueOf(truth);
            default -> rewritten(value);
        };
    }

    private static JsonNode rewritten(Object value) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a document: " + value.getClass(), e);
        }
    }

    /** The document as UTF-8 bytes. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new, empty list. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A new list of these strings. */
    public static ArrayNode strings(Iterable<String> values) {
        ArrayNode list = array();
        values.forEach(list::add);
        return list;
    }

    /** What is found along the field names; a missing node where there is nothing. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode here = node;
        for (String field : path) {
            here = here.path(field);
        }
        return here;
    }

    /** The text found along the field names, empty where there is none. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    /** The object found along the field names, made where there is none. */
    public static ObjectNode ensure(ObjectNode node, String... path) {
        ObjectNode here = node;
        for (String field : path) {
            here = here.get(field) instanceof ObjectNode child ? child : here.putObject(field);
        }
        return here;
    }

    /** Sets the field when it is absent or null. */
    public static void setDefault(ObjectNode node, String field, Object value) {
        if (!node.hasNonNull(field)) {
            node.set(field, of(value));
        }
    }

    /** The elements that are objects. */
    public static List<ObjectNode> objects(JsonNode list) {
        return list.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
