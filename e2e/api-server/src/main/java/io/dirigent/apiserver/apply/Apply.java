package io.dirigent.apiserver.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A server-side apply to an object that exists.
 *
 * @param object the merged object, without defaults for what was taken out
 * @param ownership the owners after it
 */
public record Apply(ObjectNode object, Ownership ownership) {

    /** Merges what the manager wants, unless that would change what others own and it does not force. */
    public static Apply to(
            ObjectNode live,
            ObjectNode wanted,
            ResourceType type,
            String subresource,
            String manager,
            boolean force,
            Instant now) {
        Schema schema = type.schema();
        ObjectNode bare = live.deepCopy();
        Json.ensure(bare, "metadata").remove("managedFields");
        FieldSet whole = Merging.fieldsOf(wanted, schema);
        Entry mine = new Entry(
                manager,
                true,
                type.apiVersion(),
                subresource,
                Ownership.time(now),
                Ownership.owned(whole, type, subresource));
        List<Entry> others = new ArrayList<>();
        FieldSet last = new FieldSet();
        for (Entry entry : Ownership.parse(Json.at(live, "metadata", "managedFields"))) {
            if (entry.isSameWriter(mine)) {
                last = entry.fields();
                mine = mine.fields().equals(last) ? entry : mine;
            } else {
                others.add(entry);
            }
        }
        ObjectNode merged = (ObjectNode) Merging.merge(bare, wanted, schema);
        FieldSet owned = whole;
        for (Entry other : others) {
            owned = owned.union(other.fields());
        }
        Merging.prune(merged, schema, last, owned);
        List<Entry> entries = afterConflicts(others, Comparison.of(bare, merged, schema), force);
        entries.add(mine);
        return new Apply(merged, Ownership.decided(entries));
    }

    /** The other managers' entries after the change: they lose what is removed, and what is taken from them by force. */
    private static List<Entry> afterConflicts(List<Entry> others, Comparison comparison, boolean force) {
        List<Entry> after = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (Entry other : others) {
            FieldSet disputed = other.fields().and(comparison.set());
            if (!disputed.isEmpty()) {
                disputed.paths().forEach(path -> conflicts.add(new Conflict(other, path)));
            }
            after.add(other.with(other.fields().minus(disputed).minus(comparison.removed())));
        }
        if (!force && !conflicts.isEmpty()) {
            throw refusal(conflicts);
        }
        return after;
    }

    private record Conflict(Entry owner, String path) {}

    private static ApiFailure refusal(List<Conflict> conflicts) {
        List<Cause> causes = conflicts.stream()
                .map(conflict -> new Cause(
                        "FieldManagerConflict", "conflict with " + described(conflict.owner()), conflict.path()))
                .toList();
        if (conflicts.size() == 1) {
            Conflict only = conflicts.getFirst();
            return ApiFailure.applyConflict(
                    "Apply failed with 1 conflict: conflict with " + described(only.owner()) + ": " + only.path(),
                    causes);
        }
        String text = conflicts.stream()
                .collect(Collectors.groupingBy(
                        conflict -> described(conflict.owner()),
                        TreeMap::new,
                        Collectors.mapping(conflict -> "\n- " + conflict.path(), Collectors.joining())))
                .entrySet()
                .stream()
                .map(entry -> "conflicts with " + entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining("\n"));
        return ApiFailure.applyConflict("Apply failed with " + conflicts.size() + " conflicts: " + text, causes);
    }

    private static String described(Entry entry) {
        return entry.described() + (entry.isApply() ? "" : " at " + entry.time());
    }
}
