package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import java.util.Optional;

/** What can be done with a pod besides reading and writing it. */
public final class Pods {
    private final Registry registry;

    public Pods(Registry registry) {
        this.registry = registry;
    }

    /** Deletes a pod, unless a budget that its controller keeps up to date says that it cannot be spared now. */
    public ObjectNode evict(Target target, ObjectNode eviction, WriteOptions options) {
        ObjectNode pod = registry.get(target);
        budget(target, pod).ifPresent(budget -> {
            if (Json.at(budget, "status", "disruptionsAllowed").asLong(0) < 1) {
                throw ApiFailure.of(
                        429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.");
            }
        });
        DeleteOptions how = DeleteOptions.of(eviction.path("deleteOptions"), "", "", options.isDryRun());
        registry.delete(target, how);
        return success();
    }

    private Optional<ObjectNode> budget(Target target, ObjectNode pod) {
        return registry.budgets(target.namespace()).stream()
                .filter(budget -> selects(Json.at(budget, "spec", "selector", "matchLabels"), pod))
                .findFirst();
    }

    private static boolean selects(JsonNode labels, ObjectNode pod) {
        return labels.isObject()
                && labels.properties().stream()
                        .allMatch(label -> label.getValue().equals(Json.at(pod, "metadata", "labels", label.getKey())));
    }

    /** Gives a pod to a node. */
    public ObjectNode bind(Target target, ObjectNode binding, WriteOptions options) {
        String node = Json.text(binding, "target", "name");
        registry.change(target, options, old -> {
            String bound = Json.text(old, "spec", "nodeName");
            if (!bound.isEmpty()) {
                throw ApiFailure.conflict(
                        target.type(), target.name(), "pod " + target.name() + " is already assigned to node " + bound);
            }
            ObjectNode fresh = old.deepCopy();
            Json.ensure(fresh, "spec").put("nodeName", node);
            return fresh;
        });
        return success();
    }

    private static ObjectNode success() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Success").put("code", 201L);
    }
}
