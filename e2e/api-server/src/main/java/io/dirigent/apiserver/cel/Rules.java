package io.dirigent.apiserver.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelValidationException;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Evaluates the rules of a schema on an object, at every depth. */
public final class Rules {
    private static final String RULES = "x-kubernetes-validations";

    private static final Map<Schema, List<Rule>> COMPILED = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Cause> causes = new ArrayList<>();

    private Rules() {}

    /** What the rules say against the object, or against its change. */
    public static List<Cause> check(JsonNode object, @Nullable JsonNode old, Schema schema) {
        Rules rules = new Rules();
        rules.walk(object, old, schema, "");
        return rules.causes;
    }

    /** What is wrong with the rules themselves. */
    public static List<Cause> compile(Schema schema, String path) {
        List<Cause> problems = new ArrayList<>();
        compile(schema, path, problems);
        return problems;
    }

    private static void compile(@Nullable Schema schema, String path, List<Cause> problems) {
        if (schema == null || schema.raw().findValue(RULES) == null) {
            return;
        }
        try {
            if (schema.raw().has(RULES)) {
                rules(schema);
            }
        } catch (InvalidRule e) {
            problems.add(Cause.invalid(path + "." + RULES, "Invalid value: compilation failed: " + e.getMessage()));
        }
        for (String name : schema.propertyNames()) {
            compile(schema.property(name), path + ".properties[" + name + "]", problems);
        }
        compile(schema.items(), path + ".items", problems);
        compile(schema.values(), path + ".additionalProperties", problems);
    }

    private static final class InvalidRule extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidRule(CelValidationException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static List<Rule> rules(Schema schema) {
        return COMPILED.computeIfAbsent(schema, fresh -> {
            try {
                return Rule.of(fresh.raw().path(RULES), fresh);
            } catch (CelValidationException e) {
                throw new InvalidRule(e);
            }
        });
    }

    private void walk(JsonNode value, @Nullable JsonNode old, @Nullable Schema schema, String path) {
        if (schema == null || value.isNull()) {
            return;
        }
        if (schema.raw().has(RULES)) {
            evaluate(value, old, schema, path);
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> walk(
                            field.getValue(),
                            old == null ? null : old.get(field.getKey()),
                            schema.field(field.getKey()),
                            child(path, field.getKey(), schema)));
        } else if (value.isArray() && schema.items() != null) {
            for (int i = 0; i < value.size(); i++) {
                JsonNode element = value.get(i);
                walk(element, counterpart(element, old, schema), schema.items(), path + "[" + i + "]");
            }
        }
    }

    private static String child(String path, String name, Schema schema) {
        if (schema.property(name) == null) {
            return path + "[" + name + "]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The element as it was, where elements have keys to know it by. */
    private static @Nullable JsonNode counterpart(JsonNode element, @Nullable JsonNode old, Schema list) {
        Schema items = list.items();
        if (old == null || items == null || list.listKind() != Schema.ListKind.MAP) {
            return null;
        }
        JsonNode keys = items.keysOf(element, list.listKeys());
        return old.valueStream()
                .filter(candidate -> items.keysOf(candidate, list.listKeys()).equals(keys))
                .findFirst()
                .orElse(null);
    }

    private void evaluate(JsonNode value, @Nullable JsonNode old, Schema schema, String path) {
        Object self = Values.of(value, schema);
        Optional<Object> before = old == null || old.isNull() ? Optional.empty() : Optional.of(Values.of(old, schema));
        for (Rule rule : rules(schema)) {
            rule.refusal(self, before).ifPresent(message -> causes.add(cause(rule, message, value, path)));
        }
    }

    private static Cause cause(Rule rule, String message, JsonNode value, String path) {
        String below = path + rule.text("fieldPath");
        String field = below.isEmpty() ? Cause.ROOT : below.replaceFirst("^\\.", "");
        return switch (rule.text("reason")) {
            case "FieldValueForbidden" -> Cause.forbidden(field, message);
            case "FieldValueRequired" -> Cause.required(field, message);
            case "FieldValueDuplicate" -> new Cause("FieldValueDuplicate", "Duplicate value: " + shown(value), field);
            default -> Cause.invalid(field, "Invalid value: " + shown(value) + message);
        };
    }

    /** Kubernetes leaves the value of objects and lists out. */
    private static String shown(JsonNode value) {
        return value.isContainerNode() ? "" : value + ": ";
    }
}
