package io.dirigent.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields differ between two states of an object. */
final class Comparison {
    private final FieldSet set = new FieldSet();
    private final FieldSet removed = new FieldSet();
    private final List<String> path = new ArrayList<>();

    private Comparison() {}

    static Comparison of(JsonNode before, JsonNode after, Schema schema) {
        Comparison comparison = new Comparison();
        comparison.compare(before, after, schema);
        return comparison;
    }

    /** Fields that are new or have another value. */
    FieldSet set() {
        return set;
    }

    /** Fields that are no longer there. */
    FieldSet removed() {
        return removed;
    }

    private void compare(@Nullable JsonNode before, @Nullable JsonNode after, @Nullable Schema schema) {
        if (before != null && before.equals(after)) {
            return;
        }
        Granularity granularity = common(before, after, schema);
        boolean bothEmpty = (before == null || before.isEmpty()) && (after == null || after.isEmpty());
        if (granularity == Granularity.WHOLE || bothEmpty) {
            (after == null ? removed : set).insert(path);
            return;
        }
        Map<String, JsonNode> old = granularity.parts(before, schema);
        Map<String, JsonNode> now = granularity.parts(after, schema);
        Set<String> steps = new LinkedHashSet<>(old.keySet());
        steps.addAll(now.keySet());
        for (String step : steps) {
            path.add(step);
            compare(old.get(step), now.get(step), Granularity.schemaOf(step, schema));
            path.removeLast();
        }
        if (before == null) {
            set.insert(path);
        } else if (after == null) {
            removed.insert(path);
        }
    }

    private static Granularity common(@Nullable JsonNode before, @Nullable JsonNode after, @Nullable Schema schema) {
        if (before == null || after == null) {
            JsonNode present = before == null ? after : before;
            return present == null ? Granularity.WHOLE : Granularity.of(present, schema);
        }
        Granularity one = Granularity.of(before, schema);
        return one == Granularity.of(after, schema) ? one : Granularity.WHOLE;
    }
}
