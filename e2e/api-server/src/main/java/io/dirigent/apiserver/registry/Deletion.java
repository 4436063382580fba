package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.store.Store;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes objects out, or marks them for it while finalizers, a namespace's contents or a pod's grace keep them. */
final class Deletion {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";
    private static final long POD_GRACE = 30;

    private final Store store;
    private final InstantSource clock;

    Deletion(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Outcome delete(Target target, ObjectNode old, DeleteOptions options) {
        checkPreconditions(target, old, options);
        ObjectNode fresh = old.deepCopy();
        ObjectNode metadata = Json.ensure(fresh, "metadata");
        Set<String> finalizers = finalizers(metadata, options.propagation());
        long grace = grace(target.type(), fresh, options);
        if (finalizers.isEmpty() && grace == 0 && !target.type().is("namespaces")) {
            if (!options.isDryRun()) {
                store.remove(target.resource(), target.key());
            }
            return new Outcome(200, success(target, old), List.of());
        }
        mark(metadata, finalizers, grace);
        if (target.type().is("namespaces")) {
            Json.ensure(fresh, "status").put("phase", "Terminating");
        }
        ObjectMetadata.countGeneration(fresh, old, target.type());
        if (fresh.equals(old) || options.isDryRun()) {
            return new Outcome(200, fresh, List.of());
        }
        return new Outcome(200, store.put(target.resource(), target.key(), fresh), List.of());
    }

    private static void checkPreconditions(Target target, ObjectNode old, DeleteOptions options) {
        JsonNode metadata = old.path("metadata");
        if (!options.uid().isEmpty() && !options.uid().equals(Json.text(metadata, "uid"))) {
            throw ApiFailure.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: UID in precondition: " + options.uid() + ", UID in object meta: "
                            + Json.text(metadata, "uid"));
        }
        if (!options.resourceVersion().isEmpty()
                && !options.resourceVersion().equals(Json.text(metadata, "resourceVersion"))) {
            throw ApiFailure.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: ResourceVersion in precondition: " + options.resourceVersion()
                            + ", ResourceVersion in object meta: " + Json.text(metadata, "resourceVersion"));
        }
    }

    private static Set<String> finalizers(ObjectNode metadata, DeleteOptions.Propagation propagation) {
        Set<String> names = new LinkedHashSet<>();
        metadata.path("finalizers").forEach(name -> names.add(name.asText()));
        // A deletion that already waits for dependents goes on waiting for them.
        if (!metadata.has("deletionTimestamp")) {
            names.remove(FOREGROUND);
            names.remove(ORPHAN);
        }
        switch (propagation) {
            case FOREGROUND -> names.add(FOREGROUND);
            case ORPHAN -> names.add(ORPHAN);
            case BACKGROUND -> {}
        }
        return names;
    }

    /** Only pods are given time, and only those that a node may be running. */
    private static long grace(ResourceType type, ObjectNode object, DeleteOptions options) {
        if (!type.is("pods")
                || Json.text(object, "spec", "nodeName").isEmpty()
                || List.of("Succeeded", "Failed").contains(Json.text(object, "status", "phase"))) {
            return 0;
        }
        long wanted = options.grace()
                .orElse(Json.at(object, "spec", "terminationGracePeriodSeconds").asLong(POD_GRACE));
        JsonNode running = Json.at(object, "metadata", "deletionGracePeriodSeconds");
        return running.isNumber() ? Math.min(running.asLong(), wanted) : wanted;
    }

    private void mark(ObjectNode metadata, Set<String> finalizers, long grace) {
        ArrayNode kept = Json.strings(finalizers);
        if (kept.isEmpty()) {
            metadata.remove("finalizers");
        } else {
            metadata.set("finalizers", kept);
        }
        boolean shorter = metadata.path("deletionGracePeriodSeconds").asLong(0) > grace;
        if (!metadata.has("deletionTimestamp") || shorter) {
            metadata.put(
                    "deletionTimestamp", ObjectMetadata.time(clock.instant().plusSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", grace);
        }
    }

    private static ObjectNode success(Target target, ObjectNode old) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        ObjectNode details = status.put("status", "Success").putObject("details");
        details.put("name", target.name());
        if (!target.type().group().isEmpty()) {
            details.put("group", target.type().group());
        }
        details.put("kind", target.type().plural()).put("uid", Json.text(old, "metadata", "uid"));
        return status;
    }
}
