package io.dirigent.localcluster.statefulset;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.control.Owners;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The claims of a set's pods: made before the pod, kept or deleted after it as the retention policy says. */
record Claims(KubernetesClient client, Informers informers) {

    static String nameOf(StatefulSet set, String template, int ordinal) {
        return template + "-" + set.getMetadata().getName() + "-" + ordinal;
    }

    /** Makes what is missing; false while one of them is still being deleted. */
    boolean areThereFor(StatefulSet set, int ordinal) {
        boolean there = true;
        for (PersistentVolumeClaim template : set.getSpec().getVolumeClaimTemplates()) {
            String name = nameOf(set, template.getMetadata().getName(), ordinal);
            Optional<PersistentVolumeClaim> claim =
                    Informers.find(informers.claims(), new Key(set.getMetadata().getNamespace(), name));
            if (claim.isEmpty()) {
                client.resource(desired(set, template, name)).create();
            }
            there &= claim.map(c -> c.getMetadata().getDeletionTimestamp() == null)
                    .orElse(true);
        }
        return there;
    }

    /** Deletes the claims of an ordinal that was scaled away, if the set wants that. */
    void release(StatefulSet set, int ordinal) {
        if (!deletesWhenScaled(set)) {
            return;
        }
        claimsOf(set, ordinal).forEach(claim -> client.resource(claim).delete());
    }

    private Stream<PersistentVolumeClaim> claimsOf(StatefulSet set, int ordinal) {
        return set.getSpec().getVolumeClaimTemplates().stream()
                .map(template -> nameOf(set, template.getMetadata().getName(), ordinal))
                .flatMap(name ->
                        Informers.find(
                                informers.claims(), new Key(set.getMetadata().getNamespace(), name))
                                .stream())
                .filter(claim -> claim.getMetadata().getDeletionTimestamp() == null);
    }

    private static PersistentVolumeClaim desired(StatefulSet set, PersistentVolumeClaim template, String name) {
        var labels = new TreeMap<String, String>();
        Optional.ofNullable(template.getMetadata().getLabels()).ifPresent(labels::putAll);
        Optional.ofNullable(set.getSpec().getSelector().getMatchLabels()).ifPresent(labels::putAll);
        var claim = new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(set.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(template.getMetadata().getAnnotations())
                .endMetadata()
                .withSpec(template.getSpec());
        if (deletesWhenDeleted(set)) {
            claim.editMetadata().withOwnerReferences(Owners.owner(set)).endMetadata();
        }
        return claim.build();
    }

    private static boolean deletesWhenScaled(StatefulSet set) {
        var policy = set.getSpec().getPersistentVolumeClaimRetentionPolicy();
        return policy != null && "Delete".equals(policy.getWhenScaled());
    }

    private static boolean deletesWhenDeleted(StatefulSet set) {
        var policy = set.getSpec().getPersistentVolumeClaimRetentionPolicy();
        return policy != null && "Delete".equals(policy.getWhenDeleted());
    }
}
