package io.dirigent.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what a manager wants into what is there, and takes out what nobody wants any more. */
final class Merging {
    private Merging() {}

    /** All fields of a value. */
    static FieldSet fieldsOf(JsonNode value, @Nullable Schema schema) {
        FieldSet set = new FieldSet();
        collect(value, schema, set);
        return set;
    }

    private static void collect(JsonNode value, @Nullable Schema schema, FieldSet into) {
        Granularity granularity = Granularity.of(value, schema);
        if (granularity == Granularity.WHOLE) {
            into.insert();
            return;
        }
        granularity.parts(value, schema).forEach((step, part) -> {
            FieldSet child = into.at(step);
            collect(part, Granularity.schemaOf(step, schema), child);
            boolean declared =
                    granularity == Granularity.FIELDS && schema != null && schema.property(step.substring(2)) != null;
            if (!declared || part.isNull() || (part.isObject() && part.isEmpty())) {
                child.insert();
            }
        });
    }

    /** The live value with the wanted one laid over it. */
    static JsonNode merge(@Nullable JsonNode live, JsonNode wanted, @Nullable Schema schema) {
        Granularity granularity = Granularity.of(wanted, schema);
        if (live == null || granularity == Granularity.WHOLE || Granularity.of(live, schema) != granularity) {
            return wanted.deepCopy();
        }
        if (granularity == Granularity.FIELDS) {
            ObjectNode merged = (ObjectNode) live.deepCopy();
            wanted.properties()
                    .forEach(field -> merged.set(
                            field.getKey(),
                            merge(
                                    live.get(field.getKey()),
                                    field.getValue(),
                                    schema == null ? null : schema.field(field.getKey()))));
            return merged;
        }
        return elements(granularity.parts(live, schema), granularity.parts(wanted, schema), schema);
    }

    /** The wanted order counts among wanted elements; those of others stay where they are between them. */
    private static ArrayNode elements(
            Map<String, JsonNode> live, Map<String, JsonNode> wanted, @Nullable Schema schema) {
        ArrayNode merged = Json.array();
        Set<String> done = new HashSet<>();
        List<String> liveSteps = new ArrayList<>(live.keySet());
        int next = 0;
        for (Map.Entry<String, JsonNode> element : wanted.entrySet()) {
            for (; next < liveSteps.size(); next++) {
                String step = liveSteps.get(next);
                if (!wanted.containsKey(step)) {
                    merged.add(live.get(step));
                } else if (!done.contains(step)) {
                    break;
                }
            }
            merged.add(merge(live.get(element.getKey()), element.getValue(), schema == null ? null : schema.items()));
            done.add(element.getKey());
        }
        for (String step : liveSteps.subList(next, liveSteps.size())) {
            if (!wanted.containsKey(step)) {
                merged.add(live.get(step));
            }
        }
        return merged;
    }

    /** Takes out, in place, what was owned last time and is owned by nobody now, with all that is below it. */
    static void prune(JsonNode value, @Nullable Schema schema, FieldSet last, FieldSet owned) {
        Granularity granularity = Granularity.of(value, schema);
        if (granularity == Granularity.WHOLE) {
            return;
        }
        Map<String, JsonNode> parts = granularity.parts(value, schema);
        last.children().forEach((step, lastBelow) -> {
            JsonNode part = parts.get(step);
            FieldSet ownedBelow = owned.find(step);
            if (part == null) {
                return;
            }
            if (ownedBelow == null || ownedBelow.isEmpty()) {
                parts.remove(step);
            } else {
                prune(part, Granularity.schemaOf(step, schema), lastBelow, ownedBelow);
            }
        });
        if (value instanceof ObjectNode object) {
            object.retain(parts.keySet().stream().map(step -> step.substring(2)).toList());
        } else if (value instanceof ArrayNode list) {
            list.removeAll().addAll(parts.values());
        }
    }
}
