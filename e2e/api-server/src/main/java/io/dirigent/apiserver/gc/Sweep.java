package io.dirigent.apiserver.gc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.registry.DeleteOptions;
import io.dirigent.apiserver.registry.DeleteOptions.Propagation;
import io.dirigent.apiserver.registry.Registry;
import io.dirigent.apiserver.registry.StoredForm;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.registry.WriteOptions;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One look through all objects. What it deletes causes the next one. */
final class Sweep {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";
    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private record Found(ResourceType type, ObjectNode object) {
        Target target() {
            return new Target(
                    type, Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"), "");
        }

        String uid() {
            return Json.text(object, "metadata", "uid");
        }

        boolean isDeleting() {
            return object.path("metadata").has("deletionTimestamp");
        }

        boolean isOwnedBy(String uid) {
            return references().stream()
                    .anyMatch(reference -> Json.text(reference, "uid").equals(uid));
        }

        List<ObjectNode> references() {
            return Json.objects(Json.at(object, "metadata", "ownerReferences"));
        }
    }

    private final Store store;
    private final Catalog catalog;
    private final Registry registry;

    Sweep(Store store, Catalog catalog, Registry registry) {
        this.store = store;
        this.catalog = catalog;
        this.registry = registry;
    }

    void run() {
        // At one instant: an owner that is made while others are listed must not look absent to its dependents.
        List<Found> all = store.alone(this::gather);
        Set<String> uids = new HashSet<>();
        all.forEach(found -> uids.add(found.uid()));
        for (Found found : all) {
            collectDependent(found, uids);
            if (found.isDeleting()) {
                finish(found, all);
            }
        }
    }

    private List<Found> gather() {
        List<Found> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ResourceType type : catalog.stored()) {
            String resource = StoredForm.resource(type);
            if (seen.add(resource)) {
                store.list(resource, "").objects().forEach(object -> all.add(new Found(type, object)));
            }
        }
        return all;
    }

    /** An object whose owners are all gone goes too. */
    private void collectDependent(Found found, Set<String> uids) {
        List<ObjectNode> references = found.references();
        boolean orphaned = !references.isEmpty()
                && references.stream().noneMatch(reference -> uids.contains(Json.text(reference, "uid")));
        if (orphaned && !found.isDeleting()) {
            delete(found, Propagation.BACKGROUND);
        }
    }

    private void finish(Found found, List<Found> all) {
        if (found.type().is("namespaces")) {
            finishNamespace(found, all);
        } else if (GarbageCollector.waitsFor(found.object(), CLEANUP)) {
            finishDefinition(found, all);
        } else if (GarbageCollector.waitsFor(found.object(), FOREGROUND)) {
            finishForeground(found, all);
        } else if (GarbageCollector.waitsFor(found.object(), ORPHAN)) {
            orphanDependents(found, all);
        }
    }

    private void finishNamespace(Found namespace, List<Found> all) {
        String name = namespace.target().name();
        List<Found> contents = all.stream()
                .filter(found -> found.target().namespace().equals(name))
                .toList();
        contents.stream().filter(found -> !found.isDeleting()).forEach(found -> delete(found, Propagation.BACKGROUND));
        if (contents.isEmpty()
                && Json.at(namespace.object(), "metadata", "finalizers").isEmpty()) {
            registry.finishNamespace(namespace.target().key());
        }
    }

    private void finishDefinition(Found definition, List<Found> all) {
        String name = definition.target().name();
        List<Found> instances = all.stream()
                .filter(found ->
                        found.type().custom() && found.type().qualifiedPlural().equals(name))
                .toList();
        instances.stream().filter(found -> !found.isDeleting()).forEach(found -> delete(found, Propagation.BACKGROUND));
        if (instances.isEmpty()) {
            removeFinalizer(definition, CLEANUP);
            catalog.forget(name);
        }
    }

    private void finishForeground(Found owner, List<Found> all) {
        List<Found> dependents =
                all.stream().filter(found -> found.isOwnedBy(owner.uid())).toList();
        dependents.stream()
                .filter(found -> !found.isDeleting())
                .forEach(found -> delete(found, Propagation.FOREGROUND));
        boolean isBlocked = dependents.stream()
                .flatMap(found -> found.references().stream())
                .anyMatch(reference -> Json.text(reference, "uid").equals(owner.uid())
                        && reference.path("blockOwnerDeletion").asBoolean());
        if (!isBlocked) {
            removeFinalizer(owner, FOREGROUND);
        }
    }

    private void orphanDependents(Found owner, List<Found> all) {
        all.stream()
                .filter(found -> found.isOwnedBy(owner.uid()))
                .forEach(found -> edit(found, metadata -> {
                    ArrayNode left = Json.array();
                    found.references().stream()
                            .filter(reference -> !Json.text(reference, "uid").equals(owner.uid()))
                            .forEach(left::add);
                    metadata.set("ownerReferences", left);
                }));
        removeFinalizer(owner, ORPHAN);
    }

    private void removeFinalizer(Found found, String finalizer) {
        edit(found, metadata -> {
            ArrayNode left = Json.array();
            for (JsonNode name : metadata.path("finalizers")) {
                if (!name.asText().equals(finalizer)) {
                    left.add(name);
                }
            }
            metadata.set("finalizers", left);
        });
    }

    private void edit(Found found, Consumer<ObjectNode> edit) {
        ifPresent(() -> registry.change(found.target(), WriteOptions.by("garbage-collector"), old -> {
            ObjectNode fresh = old.deepCopy();
            // Refused when another object has that name by now.
            Json.ensure(fresh, "metadata").put("uid", found.uid());
            edit.accept(Json.ensure(fresh, "metadata"));
            return fresh;
        }));
    }

    private void delete(Found found, Propagation propagation) {
        DeleteOptions options = DeleteOptions.of(found.uid(), propagation);
        ifPresent(() -> registry.delete(found.target(), options));
    }

    /** What is gone or was changed meanwhile causes another look anyway. */
    private static void ifPresent(Runnable work) {
        try {
            work.run();
        } catch (ApiFailure e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
        }
    }
}
