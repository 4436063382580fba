package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.apply.Apply;
import io.dirigent.apiserver.apply.Ownership;
import io.dirigent.apiserver.builtin.BuiltInRules;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.schema.Defaults;
import io.dirigent.apiserver.store.Listing;
import io.dirigent.apiserver.store.ObjectKey;
import io.dirigent.apiserver.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The verbs on objects. Each write is one step that nobody else writes in between of: read, change, check, store. Objects
 * that are handed out are the store's own and are not to be modified.
 */
public final class Registry {
    private final Store store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final BuiltInRules rules;
    private final Deletion deletion;

    public Registry(Store store, Catalog catalog, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.rules = new BuiltInRules(store, catalog, clock);
        this.deletion = new Deletion(store, clock);
    }

    /** The object, as its version shows it. */
    public ObjectNode get(Target target) {
        return StoredForm.shown(stored(target), target.type());
    }

    private ObjectNode stored(Target target) {
        return find(target).orElseThrow(() -> ApiFailure.notFound(target.type(), target.name()));
    }

    private Optional<ObjectNode> find(Target target) {
        return store.get(target.resource(), target.key());
    }

    /** All objects of the resource, in the target's namespace if it has one, as they are stored. */
    public Listing list(Target target) {
        return store.list(target.resource(), target.namespace());
    }

    /** Stores a new object. */
    public Outcome create(Target target, ObjectNode body, WriteOptions options) {
        ObjectNode fresh = body.deepCopy();
        List<String> warnings = Decoding.decode(fresh, target.type(), options.isStrict());
        return store.alone(() -> insert(target, fresh, Ownership.whole(options.manager()), options, warnings));
    }

    private Outcome insert(
            Target target, ObjectNode fresh, Ownership ownership, WriteOptions options, List<String> warnings) {
        ResourceType type = target.type();
        ObjectMetadata.place(fresh, target);
        ObjectMetadata.begin(fresh, type, clock.instant());
        Target named = target.named(Json.text(fresh, "metadata", "name"));
        checkNamespace(named);
        if (type.hasStatus() && !type.is("nodes") && !type.is("namespaces")) {
            fresh.remove("status");
        }
        complete(fresh, type);
        ownership.record(fresh, null, named.type(), "", clock.instant());
        rules.of(type).prepare(fresh, null);
        refuse(named, Validation.check(type, fresh, null, rules.of(type)));
        if (find(named).isPresent()) {
            throw ApiFailure.alreadyExists(type, named.name());
        }
        return new Outcome(201, keep(named, fresh, options), warnings);
    }

    private void checkNamespace(Target target) {
        if (!target.type().namespaced()) {
            return;
        }
        ResourceType namespaces = catalog.own("v1", "Namespace");
        ObjectNode namespace = store.get("namespaces", new ObjectKey("", target.namespace()))
                .orElseThrow(() -> ApiFailure.notFound(namespaces, target.namespace()));
        if (namespace.path("metadata").has("deletionTimestamp")) {
            throw ApiFailure.forbidden(
                    target.type(),
                    target.name(),
                    "unable to create new content in namespace " + target.namespace()
                            + " because it is being terminated");
        }
    }

    /** Replaces an object, or its status. */
    public Outcome update(Target target, ObjectNode body, WriteOptions options) {
        return change(target, options, old -> {
            if (target.type().custom()
                    && Json.text(body, "metadata", "resourceVersion").isEmpty()) {
                throw ApiFailure.invalid(
                        target.type(),
                        target.name(),
                        List.of(Cause.invalid(
                                "metadata.resourceVersion", "Invalid value: 0: must be specified for an update")));
            }
            return body.deepCopy();
        });
    }

    /** Replaces an object by what the edit makes of it; the edit gets the object as shown and must not modify it. */
    public Outcome change(Target target, WriteOptions options, UnaryOperator<ObjectNode> edit) {
        return store.alone(() -> {
            ObjectNode old = stored(target);
            ObjectNode fresh = edit.apply(StoredForm.shown(old, target.type()));
            List<String> warnings = Decoding.decode(fresh, target.type(), options.isStrict());
            return replace(target, old, fresh, Ownership.changes(options.manager()), options, warnings);
        });
    }

    /** Server-side apply: merges what the manager wants, and only that, with what others want. */
    public Outcome apply(Target target, ObjectNode body, WriteOptions options) {
        ObjectNode wanted = body.deepCopy();
        List<String> warnings = Decoding.decodeApplied(wanted, target, options.isStrict());
        ObjectMetadata.place(wanted, target);
        return store.alone(() -> {
            Optional<ObjectNode> old = find(target);
            if (old.isEmpty()) {
                if (!target.subresource().isEmpty()) {
                    throw ApiFailure.notFound(target.type(), target.name());
                }
                Ownership ownership = Ownership.applied(
                        options.manager(), wanted, target.type().schema());
                return insert(target, wanted.deepCopy(), ownership, options, warnings);
            }
            Apply merged = Apply.to(
                    StoredForm.shown(old.get(), target.type()),
                    wanted,
                    target.type(),
                    target.subresource(),
                    options.manager(),
                    options.isForced(),
                    clock.instant());
            return replace(target, old.get(), merged.object(), merged.ownership(), options, warnings);
        });
    }

    private Outcome replace(
            Target target,
            ObjectNode stored,
            ObjectNode fresh,
            Ownership ownership,
            WriteOptions options,
            List<String> warnings) {
        ResourceType type = target.type();
        ObjectNode old = StoredForm.shown(stored, type);
        ObjectMetadata.place(fresh, target);
        ObjectMetadata.carryOver(fresh, old, target);
        ObjectNode whole = Subresources.combine(fresh, old, target);
        complete(whole, type);
        ownership.record(whole, old, type, target.subresource(), clock.instant());
        rules.of(type).prepare(whole, old);
        refuse(target, Validation.check(type, whole, old, rules.of(type)));
        ObjectMetadata.countGeneration(whole, old, type);
        Json.ensure(whole, "metadata").put("resourceVersion", Json.text(old, "metadata", "resourceVersion"));
        if (isFinished(type, whole)) {
            return new Outcome(200, options.isDryRun() ? whole : removed(target, whole), warnings);
        }
        // Entries of owners whose fields are the same have kept their time.
        if (whole.equals(old)) {
            return new Outcome(200, old, warnings);
        }
        return new Outcome(200, keep(target, whole, options), warnings);
    }

    /** Whether an object that is being deleted has nothing left that keeps it. */
    private static boolean isFinished(ResourceType type, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.has("deletionTimestamp")
                && metadata.path("finalizers").isEmpty()
                && metadata.path("deletionGracePeriodSeconds").asLong() == 0
                && !type.is("namespaces");
    }

    private ObjectNode removed(Target target, ObjectNode last) {
        store.remove(target.resource(), target.key());
        return last;
    }

    private void complete(ObjectNode object, ResourceType type) {
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        if (type.custom()) {
            Defaults.fill(object, type.schema());
        }
        rules.of(type).fill(object);
    }

    private ObjectNode keep(Target target, ObjectNode object, WriteOptions options) {
        if (options.isDryRun()) {
            return object;
        }
        ObjectNode kept = store.put(target.resource(), target.key(), StoredForm.toStored(object, target.type()));
        if (target.type().is("customresourcedefinitions.apiextensions.k8s.io")) {
            catalog.define(kept);
        }
        return StoredForm.shown(kept, target.type());
    }

    private static void refuse(Target target, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw ApiFailure.invalid(target.type(), target.name(), causes);
        }
    }

    /** Deletes one object. */
    public Outcome delete(Target target, DeleteOptions options) {
        return store.alone(() -> deletion.delete(target, stored(target), options));
    }

    /** Deletes these objects; those that are gone meanwhile do not matter. */
    public void deleteAll(Target target, List<ObjectNode> objects, DeleteOptions options) {
        List<ObjectNode> all = new ArrayList<>(objects);
        for (ObjectNode object : all) {
            Target one = new Target(
                    target.type(),
                    Json.text(object, "metadata", "namespace"),
                    Json.text(object, "metadata", "name"),
                    "");
            store.alone(() -> find(one).map(found -> deletion.delete(one, found, options)));
        }
    }

    /** The disruption budgets of a namespace. */
    List<ObjectNode> budgets(String namespace) {
        return store.list("poddisruptionbudgets.policy", namespace).objects();
    }

    /** Takes a namespace out that has nothing left in it. */
    public void finishNamespace(ObjectKey key) {
        store.remove("namespaces", key);
    }

    /** The object as stored, if it is there. */
    public @Nullable ObjectNode peek(Target target) {
        return find(target).orElse(null);
    }
}
