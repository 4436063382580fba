package io.dirigent.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.schema.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a write says about who owns which field; noted in {@code metadata.managedFields} before the object is stored. */
public final class Ownership {
    /** What belongs to the server, in every object. */
    private static final FieldSet SERVERS = new FieldSet();

    static {
        SERVERS.insert(List.of("f:apiVersion"));
        SERVERS.insert(List.of("f:kind"));
        for (String field : List.of(
                "name",
                "namespace",
                "creationTimestamp",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "selfLink",
                "uid",
                "generation",
                "managedFields",
                "resourceVersion")) {
            SERVERS.insert(List.of("f:metadata", "f:" + field));
        }
    }

    private final String manager;
    private final @Nullable List<Entry> decided;
    private final @Nullable FieldSet applied;

    private Ownership(String manager, @Nullable List<Entry> decided, @Nullable FieldSet applied) {
        this.manager = manager;
        this.decided = decided;
        this.applied = applied;
    }

    /** A create: all fields are the manager's. */
    public static Ownership whole(String manager) {
        return new Ownership(manager, null, null);
    }

    /** An update: what changes becomes the manager's. */
    public static Ownership changes(String manager) {
        return new Ownership(manager, null, null);
    }

    /** An apply that creates: what was applied is the manager's, defaults are nobody's. */
    public static Ownership applied(String manager, JsonNode wanted, Schema schema) {
        return new Ownership(manager, null, Merging.fieldsOf(wanted, schema));
    }

    static Ownership decided(List<Entry> entries) {
        return new Ownership("", entries, null);
    }

    /** Notes the owners in the object, in place. */
    public void record(
            ObjectNode object, @Nullable ObjectNode old, ResourceType type, String subresource, Instant now) {
        ObjectNode metadata = Json.ensure(object, "metadata");
        JsonNode sent = metadata.get("managedFields");
        metadata.remove("managedFields");
        List<Entry> entries;
        if (decided != null) {
            entries = decided;
        } else if (old == null) {
            FieldSet fields = applied != null ? applied : Merging.fieldsOf(object, type.schema());
            entries = List.of(entry(applied != null, type, subresource, now, owned(fields, type, subresource)));
        } else {
            boolean given = sent != null && !sent.isEmpty();
            if (given && sent.size() == 1 && sent.get(0).isEmpty()) {
                return; // [{}] is how clients ask to forget all owners.
            }
            entries = changed(
                    parse(given ? sent : Json.at(old, "metadata", "managedFields")),
                    object,
                    old,
                    type,
                    subresource,
                    now);
        }
        ArrayNode list = Json.array();
        entries.stream()
                .filter(entry -> !entry.fields().isEmpty())
                .sorted(Comparator.comparing(Entry::isApply)
                        .reversed()
                        .thenComparing(Entry::time)
                        .thenComparing(Entry::manager))
                .forEach(entry -> list.add(entry.toJson()));
        if (!list.isEmpty()) {
            metadata.set("managedFields", list);
        }
    }

    private List<Entry> changed(
            List<Entry> before, ObjectNode object, ObjectNode old, ResourceType type, String subresource, Instant now) {
        ObjectNode bare = old.deepCopy();
        Json.ensure(bare, "metadata").remove("managedFields");
        Comparison comparison = Comparison.of(bare, object, type.schema());
        FieldSet set = owned(comparison.set(), type, subresource);
        FieldSet touched = set.union(comparison.removed());
        Entry mine = entry(false, type, subresource, now, set);
        List<Entry> after = new ArrayList<>();
        for (Entry entry : before) {
            if (entry.isSameWriter(mine)) {
                FieldSet fields = entry.fields().minus(comparison.removed()).union(set);
                mine = fields.equals(entry.fields()) ? entry : mine.with(fields);
            } else {
                after.add(entry.with(entry.fields().minus(touched)));
            }
        }
        after.add(mine);
        return after;
    }

    private Entry entry(boolean isApply, ResourceType type, String subresource, Instant now, FieldSet fields) {
        return new Entry(manager, isApply, type.apiVersion(), subresource, time(now), fields);
    }

    static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Of these fields, those that a manager can own by a write to this subresource. */
    static FieldSet owned(FieldSet fields, ResourceType type, String subresource) {
        FieldSet rest = fields.without(SERVERS);
        // Status is written by its subresource only, and that writes nothing else.
        Predicate<String> hidden = step -> type.hasStatus()
                && switch (subresource) {
                    case "" -> step.equals("f:status");
                    case "status" -> !step.equals("f:status") && !step.equals("f:metadata");
                    default -> false;
                };
        rest.children().keySet().removeIf(hidden);
        return rest;
    }

    static List<Entry> parse(JsonNode managedFields) {
        return managedFields.valueStream().map(Entry::parse).toList();
    }
}
