package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.Storage;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.Map;

/**
 * The members' pods and volumes. Pods start side by side, are replaced by nobody but the operator, and volumes outlive everything.
 */
public final class MemberStatefulSet {
    /** The image that belongs to this operator, where the resource names none. */
    public static final String DEFAULT_IMAGE = "dirigent/directory-server:0.1.0";

    private MemberStatefulSet() {}

    /**
     * The StatefulSet.
     *
     * @param replicas how many members it is to have now, which the planner says and not the spec alone
     * @param isBootstrapped whether the first data was loaded, so that the LDIF may be absent
     */
    public static StatefulSet of(DirectoryCluster cluster, int replicas, boolean isBootstrapped) {
        return of(cluster, replicas, isBootstrapped, DEFAULT_IMAGE);
    }

    /** The same, with another image where the resource names none. */
    public static StatefulSet of(DirectoryCluster cluster, int replicas, boolean isBootstrapped, String defaultImage) {
        Names names = Names.of(cluster);
        return new StatefulSetBuilder()
                .withMetadata(Metadata.ownedOfSuppliers(cluster, names.statefulSet()))
                .withNewSpec()
                .withReplicas(replicas)
                .withServiceName(names.membersService())
                .withPodManagementPolicy("Parallel")
                .withNewUpdateStrategy()
                .withType("OnDelete")
                .endUpdateStrategy()
                .withNewPersistentVolumeClaimRetentionPolicy("Retain", "Retain")
                .withNewSelector()
                .withMatchLabels(Labels.selector(names.cluster()))
                .endSelector()
                .withTemplate(MemberPod.of(cluster, defaultImage, isBootstrapped))
                .withVolumeClaimTemplates(
                        claim(names.cluster(), cluster.getSpec().storage()))
                .endSpec()
                .build();
    }

    /** As the API server returns it, type and status included. */
    private static PersistentVolumeClaim claim(String cluster, Storage storage) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(Mounts.DATA.volumeName())
                .withLabels(Labels.ofClaims(cluster))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withVolumeMode("Filesystem")
                .withStorageClassName(storage.storageClass())
                .withNewResources()
                .withRequests(Map.of("storage", Quantities.canonical(new Quantity(storage.size()))))
                .endResources()
                .endSpec()
                .build();
    }
}
