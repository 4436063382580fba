package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.PodTemplate;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pod of a member, as restricted as Kubernetes' pod security standards know it. */
public final class MemberPod {
    /** Annotation of a pod: the hash of everything that only a restart brings into effect. */
    public static final String NEEDS_RESTART = "dirigent.io/needs-restart";

    /** Any user but root; the image gives it no name. */
    private static final long USER = 10_001;

    /** A clean stop takes about five seconds; a busy disk may need many times that. */
    private static final long GRACE_SECONDS = 60;

    private MemberPod() {}

    /** The template, with the hash of what needs a restart among its annotations. */
    static PodTemplateSpec of(DirectoryCluster cluster, String defaultImage, boolean isBootstrapped) {
        // Whether the LDIF may be absent is nothing to restart for, so the hash is the same before and after the birth.
        String hash =
                Applied.hash(List.of(template(cluster, defaultImage, false), SettingsConfigMap.properties(cluster)));
        PodTemplateSpec template = template(cluster, defaultImage, isBootstrapped);
        SortedMap<String, String> annotations =
                new TreeMap<>(cluster.getSpec().podTemplate().annotations());
        annotations.put(NEEDS_RESTART, hash);
        template.getMetadata().setAnnotations(annotations);
        return template;
    }

    private static PodTemplateSpec template(DirectoryCluster cluster, String defaultImage, boolean isBootstrapped) {
        Names names = Names.of(cluster);
        PodTemplate wished = cluster.getSpec().podTemplate();
        SortedMap<String, String> labels = new TreeMap<>(wished.labels());
        labels.putAll(Labels.ofSuppliers(names.cluster()));
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(new TreeMap<>(wished.annotations()))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(names.serviceAccount())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile(null, "RuntimeDefault")
                .endSecurityContext()
                .withAffinity(wished.affinity())
                .withTopologySpreadConstraints(spread(wished, names.cluster()))
                .withTolerations(wished.tolerations())
                .withNodeSelector(wished.nodeSelector().isEmpty() ? null : new TreeMap<>(wished.nodeSelector()))
                .withPriorityClassName(wished.priorityClassName())
                .withContainers(MemberContainer.of(cluster, defaultImage))
                .withVolumes(Mounts.volumes(cluster, isBootstrapped))
                .endSpec()
                .build();
    }

    /** An empty list is a user's word too: no spreading. */
    private static List<TopologySpreadConstraint> spread(PodTemplate wished, String cluster) {
        List<TopologySpreadConstraint> given = wished.topologySpreadConstraints();
        return given != null
                ? given
                : Stream.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")
                        .map(key -> over(key, Labels.selector(cluster)))
                        .toList();
    }

    /** Where it is possible: a small cluster of machines must still be able to run all members. */
    private static TopologySpreadConstraint over(String key, Map<String, String> selector) {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey(key)
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(selector)
                .endLabelSelector()
                .build();
    }
}
