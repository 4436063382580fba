package io.dirigent.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Checks values of custom resources against their schema, and says what is wrong in Kubernetes' words. */
public final class SchemaValidation {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(Dialects.getOpenApi30());

    private static final Map<Schema, com.networknt.schema.Schema> COMPILED =
            Collections.synchronizedMap(new WeakHashMap<>());

    private SchemaValidation() {}

    /** What is wrong with the document, one cause a place and rule. */
    public static List<Cause> check(JsonNode document, Schema schema) {
        com.networknt.schema.Schema compiled =
                COMPILED.computeIfAbsent(schema, fresh -> REGISTRY.getSchema(withoutExtensions(fresh.raw())));
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (Error error : compiled.validate(document)) {
            Cause cause = SchemaErrors.cause(error, document);
            causes.putIfAbsent(cause.field() + " " + cause.message(), cause);
        }
        return new ArrayList<>(causes.values());
    }

    /** Kubernetes' extensions mean nothing to the validator, and it would warn of each. */
    private static JsonNode withoutExtensions(JsonNode schema) {
        if (schema instanceof ArrayNode list) {
            ArrayNode copy = Json.array();
            list.forEach(element -> copy.add(withoutExtensions(element)));
            return copy;
        }
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode copy = Json.object();
        object.properties().forEach(field -> {
            switch (field.getKey()) {
                case "properties" -> {
                    ObjectNode properties = copy.putObject("properties");
                    field.getValue()
                            .properties()
                            .forEach(property ->
                                    properties.set(property.getKey(), withoutExtensions(property.getValue())));
                }
                case "default", "example", "description", "title" -> {}
                case "enum", "required" -> copy.set(field.getKey(), field.getValue());
                default -> {
                    if (!field.getKey().startsWith("x-")) {
                        copy.set(field.getKey(), withoutExtensions(field.getValue()));
                    }
                }
            }
        });
        return copy;
    }
}
