package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** Names, labels and owners of a cluster's objects. */
public final class Metadata {

    private Metadata() {}

    /** For what goes when the cluster goes. */
    public static ObjectMeta owned(DirectoryCluster cluster, String name) {
        return retained(cluster, name)
                .edit()
                .withOwnerReferences(owner(cluster))
                .build();
    }

    /** The same for what is there for suppliers alone. */
    public static ObjectMeta ownedOfSuppliers(DirectoryCluster cluster, String name) {
        return owned(cluster, name)
                .edit()
                .withLabels(Labels.ofSuppliers(cluster.getMetadata().getName()))
                .build();
    }

    /**
     * For what must be there when the cluster is applied again and finds its volumes: ids that were given, the authorities that
     * volumes and clients trust, the password that clients have. It lives as long as the volumes: until a user deletes it, or
     * the namespace.
     */
    public static ObjectMeta retained(DirectoryCluster cluster, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(cluster.getMetadata().getNamespace())
                .withLabels(Labels.of(cluster.getMetadata().getName()))
                .build();
    }

    /** No {@code blockOwnerDeletion}: some clusters allow it only to those who may update finalizers, and we have none. */
    private static OwnerReference owner(DirectoryCluster cluster) {
        return new OwnerReferenceBuilder()
                .withApiVersion(cluster.getApiVersion())
                .withKind(cluster.getKind())
                .withName(cluster.getMetadata().getName())
                .withUid(cluster.getMetadata().getUid())
                .withController(true)
                .build();
    }
}
