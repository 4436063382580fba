package io.dirigent.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.dirigent.apiserver.failure.Cause;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates the validator's findings into Kubernetes' words. */
final class SchemaErrors {
    private SchemaErrors() {}

    static Cause cause(Error error, JsonNode document) {
        String path = path(error.getInstanceLocation());
        String evaluated = String.valueOf(error.getEvaluationPath());
        // Inside a choice each branch has its own error; to the user it is one.
        for (String choice : new String[] {"anyOf", "oneOf", "not"}) {
            if (evaluated.contains("/" + choice)) {
                return invalid(path, value(error), "must validate " + described(choice));
            }
        }
        return switch (error.getKeyword()) {
            case "required" ->
                Cause.required(path.isEmpty() ? error.getProperty() : path + "." + error.getProperty(), "");
            case "type" -> wrongType(path, error);
            case "enum" -> notSupported(path, error);
            case "maxItems", "maxProperties" ->
                new Cause(
                        "FieldValueTooMany",
                        "Too many: " + value(error) + ": must have at most " + limit(error) + " items",
                        path);
            case "maxLength" ->
                new Cause("FieldValueTooLong", "Too long: may not be more than " + limit(error) + " bytes", path);
            default -> invalid(path, value(error), inWords(path, error));
        };
    }

    private static String described(String choice) {
        return switch (choice) {
            case "anyOf" -> "at least one schema (anyOf)";
            case "oneOf" -> "one and only one schema (oneOf)";
            default -> "none of the schema (not)";
        };
    }

    private static String inWords(String path, Error error) {
        String limit = limit(error);
        String body = path + " in body ";
        return switch (error.getKeyword()) {
            case "maximum" -> body + "should be less than or equal to " + limit;
            case "minimum" -> body + "should be greater than or equal to " + limit;
            case "exclusiveMaximum" -> body + "should be less than " + limit;
            case "exclusiveMinimum" -> body + "should be greater than " + limit;
            case "minItems" -> body + "should have at least " + limit + " items";
            case "minLength" -> body + "should be at least " + limit + " chars long";
            case "minProperties" -> body + "should have at least " + limit + " properties";
            case "multipleOf" -> body + "should be a multiple of " + limit;
            case "pattern" -> body + "should match '" + limit + "'";
            case "format" -> body + "must be of type " + limit + ": " + value(error);
            case "uniqueItems" -> body + "shouldn't contain duplicates";
            default -> Optional.ofNullable(error.getMessage()).orElse(error.getKeyword());
        };
    }

    private static String limit(Error error) {
        JsonNode limit = error.getSchemaNode();
        return limit == null ? "" : limit.asText();
    }

    private static Cause wrongType(String path, Error error) {
        String found = type(error.getInstanceNode());
        String wanted = limit(error);
        String message = path + " in body must be of type " + wanted + ": \"" + found + "\"";
        return new Cause("FieldValueTypeInvalid", "Invalid value: \"" + found + "\": " + message, path);
    }

    private static String type(JsonNode node) {
        if (node == null) {
            return "null";
        }
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING, BINARY -> "string";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
        };
    }

    private static Cause notSupported(String path, Error error) {
        JsonNode supported = error.getSchemaNode();
        String values = supported == null
                ? ""
                : supported.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
        return new Cause(
                "FieldValueNotSupported", "Unsupported value: " + value(error) + ": supported values: " + values, path);
    }

    private static Cause invalid(String path, String value, String message) {
        return Cause.invalid(path, "Invalid value: " + value + ": " + message);
    }

    private static String value(Error error) {
        JsonNode node = error.getInstanceNode();
        if (node == null) {
            return "null";
        }
        if (node.isContainerNode()) {
            return error.getKeyword().endsWith("Items") || error.getKeyword().endsWith("Properties")
                    ? Integer.toString(node.size())
                    : "\"" + type(node) + "\"";
        }
        return node.toString();
    }

    private static String path(NodePath location) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            if (step instanceof Number) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }
}
