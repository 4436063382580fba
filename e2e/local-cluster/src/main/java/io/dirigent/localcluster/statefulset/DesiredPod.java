package io.dirigent.localcluster.statefulset;

import io.dirigent.localcluster.control.Owners;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pod of one ordinal: the template, an identity and its claims. */
record DesiredPod(StatefulSet set, int ordinal, Revision revision, String nodeName) {

    private static final String NAME_LABEL = "statefulset.kubernetes.io/pod-name";
    private static final String INDEX_LABEL = "apps.kubernetes.io/pod-index";

    Pod build() {
        var template = set.getSpec().getTemplate();
        var metadata = Optional.ofNullable(template.getMetadata());
        String name = Ordinals.of(set).podName(ordinal);
        Map<String, String> labels =
                new TreeMap<>(metadata.map(m -> m.getLabels()).orElse(Map.of()));
        labels.put(Revision.LABEL, revision.name());
        labels.put(NAME_LABEL, name);
        labels.put(INDEX_LABEL, String.valueOf(ordinal));
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(set.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(metadata.map(m -> m.getAnnotations()).orElse(Map.of()))
                .withOwnerReferences(Owners.controller(set))
                .endMetadata()
                .withSpec(template.getSpec())
                .editSpec()
                .withHostname(name)
                .withSubdomain(set.getSpec().getServiceName())
                // Bound at once: there is only one node. A pod without one would be deleted without its grace period.
                .withNodeName(nodeName)
                .removeMatchingFromVolumes(volume -> isFromTemplate(volume.getName()))
                .endSpec()
                .build();
        set.getSpec().getVolumeClaimTemplates().forEach(claim -> pod.getSpec()
                .getVolumes()
                .add(volumeOf(claim.getMetadata().getName())));
        return pod;
    }

    private boolean isFromTemplate(String volume) {
        return set.getSpec().getVolumeClaimTemplates().stream()
                .anyMatch(claim -> claim.getMetadata().getName().equals(volume));
    }

    private Volume volumeOf(String claim) {
        return new VolumeBuilder()
                .withName(claim)
                .withNewPersistentVolumeClaim(Claims.nameOf(set, claim, ordinal), false)
                .build();
    }
}
