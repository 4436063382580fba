package io.dirigent.apiserver.resource;

import java.util.List;
import java.util.Map;

/** The columns of tables of Kubernetes' own kinds; a kind that is not here has a name and an age. */
final class BuiltInColumns {
    private static final Column AGE = new Column("Age", "date", ".metadata.creationTimestamp", 0);

    private static final Map<String, List<Column>> COLUMNS = Map.of(
            "Pod",
            List.of(
                    text("Ready", "#.status.containerStatuses[?(@.ready==\"true\")].name|#.spec.containers[*].name"),
                    text("Status", ".status.phase"),
                    new Column("Restarts", "integer", ".status.containerStatuses[*].restartCount", 0),
                    AGE,
                    wide("IP", ".status.podIP"),
                    wide("Node", ".spec.nodeName")),
            "StatefulSet",
            List.of(text("Ready", ".status.readyReplicas|.spec.replicas"), AGE),
            "Service",
            List.of(
                    text("Type", ".spec.type"),
                    text("Cluster-IP", ".spec.clusterIP"),
                    text("Ports", ".spec.ports[*].port"),
                    AGE),
            "PersistentVolumeClaim",
            List.of(
                    text("Status", ".status.phase"),
                    text("Volume", ".spec.volumeName"),
                    text("Capacity", ".status.capacity.storage"),
                    text("StorageClass", ".spec.storageClassName"),
                    AGE),
            "PodDisruptionBudget",
            List.of(
                    text("Min Available", ".spec.minAvailable"),
                    text("Max Unavailable", ".spec.maxUnavailable"),
                    number("Allowed Disruptions", ".status.disruptionsAllowed"),
                    AGE),
            "Event",
            List.of(
                    new Column("Last Seen", "date", ".lastTimestamp", 0),
                    text("Type", ".type"),
                    text("Reason", ".reason"),
                    text("Object", ".involvedObject.name"),
                    text("Message", ".message")),
            "Namespace",
            List.of(text("Status", ".status.phase"), AGE),
            "Lease",
            List.of(text("Holder", ".spec.holderIdentity"), AGE),
            "Secret",
            List.of(text("Type", ".type"), AGE),
            "CustomResourceDefinition",
            List.of(new Column("Created At", "date", ".metadata.creationTimestamp", 0)));

    private BuiltInColumns() {}

    static List<Column> of(String kind) {
        return COLUMNS.getOrDefault(kind, List.of(AGE));
    }

    private static Column text(String name, String path) {
        return new Column(name, "string", path, 0);
    }

    private static Column number(String name, String path) {
        return new Column(name, "integer", path, 0);
    }

    private static Column wide(String name, String path) {
        return new Column(name, "string", path, 1);
    }
}
