package io.dirigent.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.failure.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds elements of sets and maps that are there twice. */
public final class ListRules {
    private final List<Cause> causes = new ArrayList<>();

    private ListRules() {}

    /** What is there twice, at any depth. */
    public static List<Cause> check(JsonNode document, Schema schema) {
        ListRules rules = new ListRules();
        rules.walk(document, schema, "");
        return rules.causes;
    }

    private void walk(JsonNode value, @Nullable Schema schema, String path) {
        if (schema == null) {
            return;
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> walk(
                            field.getValue(),
                            schema.field(field.getKey()),
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey()));
        } else if (value.isArray()) {
            elements(value, schema, path);
        }
    }

    private void elements(JsonNode list, Schema schema, String path) {
        Schema items = schema.items();
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String here = path + "[" + i + "]";
            JsonNode identity =
                    switch (schema.listKind()) {
                        case ATOMIC -> null;
                        case SET -> list.get(i);
                        case MAP -> items == null ? null : items.keysOf(list.get(i), schema.listKeys());
                    };
            if (identity != null && !seen.add(identity)) {
                causes.add(new Cause("FieldValueDuplicate", "Duplicate value: " + identity, here));
            }
            walk(list.get(i), items, here);
        }
    }
}
