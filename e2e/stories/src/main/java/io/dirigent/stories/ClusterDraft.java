package io.dirigent.stories;

import io.dirigent.api.Bootstrap;
import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.api.LdifSource;
import io.dirigent.api.PodTemplate;
import io.dirigent.api.Replication;
import io.dirigent.api.ScaleIn;
import io.dirigent.api.Topology;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory as somebody wants it.
 *
 * @param replicas how many members
 * @param topology which of them are linked
 * @param suffixes the base DNs of its data
 * @param people how many entries below the suffix it begins with; 0 for nothing but the base entry, without any LDIF
 * @param image the directory server's image; null for the operator's own
 * @param keeping for how long changes are kept for members that are away, such as {@code 1m}; null for the default
 * @param pods what the pods have besides; null for nothing
 */
public record ClusterDraft(
        int replicas,
        Topology.Type topology,
        List<String> suffixes,
        int people,
        @Nullable String image,
        @Nullable String keeping,
        @Nullable PodTemplate pods) {

    /** The suffix that clients of every story use. */
    public static final String SUFFIX = "dc=example,dc=com";

    private static final String OTHER_SUFFIX = "dc=example,dc=org";

    private static final String LDIF = "first-data";

    /** Clients of most stories never go by themselves. */
    private static final String DRAIN_TIMEOUT = "2s";

    /** Each member linked with each. */
    public static ClusterDraft aMeshOf(int replicas) {
        return new ClusterDraft(replicas, Topology.Type.FullMesh, List.of(SUFFIX), 0, null, null, null);
    }

    /** The same, with other members linked with one another. */
    ClusterDraft linkedAs(Topology.Type type) {
        return new ClusterDraft(replicas, type, suffixes, people, image, keeping, pods);
    }

    /** The same, of another size. */
    ClusterDraft of(int count) {
        return new ClusterDraft(count, topology, suffixes, people, image, keeping, pods);
    }

    /** The same, beginning with this many people. */
    public ClusterDraft loadedWith(int count) {
        return new ClusterDraft(replicas, topology, suffixes, count, image, keeping, pods);
    }

    /** The same with a second suffix, that begins with its base entry alone. */
    public ClusterDraft withASecondSuffix() {
        return new ClusterDraft(replicas, topology, List.of(SUFFIX, OTHER_SUFFIX), people, image, keeping, pods);
    }

    /** How many entries it begins with. */
    public int entries() {
        return suffixes.size() + people;
    }

    /** The same, from another image. */
    public ClusterDraft from(String otherImage) {
        return new ClusterDraft(replicas, topology, suffixes, people, otherImage, keeping, pods);
    }

    /** The same, keeping changes for this long for members that are away, such as {@code 1m}. */
    public ClusterDraft keepingChangesFor(String purgeDelay) {
        return new ClusterDraft(replicas, topology, suffixes, people, image, purgeDelay, pods);
    }

    /**
     * The same, its pods staying five minutes on nodes that say nothing. That is Kubernetes' default, but a cluster for tests may take them away
     * sooner, even from a healthy node: one that is slow to find the API server again after that was away.
     */
    public ClusterDraft stayingOnSilentNodes() {
        List<Toleration> patience = Stream.of("node.kubernetes.io/unreachable", "node.kubernetes.io/not-ready")
                .map(taint -> new TolerationBuilder()
                        .withKey(taint)
                        .withOperator("Exists")
                        .withEffect("NoExecute")
                        .withTolerationSeconds(300L)
                        .build())
                .toList();
        return new ClusterDraft(
                replicas,
                topology,
                suffixes,
                people,
                image,
                keeping,
                new PodTemplate(null, null, null, null, patience, null, null));
    }

    /** The resource to apply. */
    DirectoryCluster resource(String namespace, String name) {
        DirectoryCluster cluster = new DirectoryCluster();
        cluster.setMetadata(
                new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        Bootstrap bootstrap = people == 0 ? null : new Bootstrap(new LdifSource(LDIF, null), null);
        cluster.setSpec(new DirectoryClusterSpec(
                replicas,
                new Topology(topology),
                suffixes,
                null,
                null,
                image,
                null,
                keeping == null ? null : new Replication(null, keeping, null),
                new ScaleIn(DRAIN_TIMEOUT, null),
                bootstrap,
                pods,
                null));
        return cluster;
    }

    /** The data it begins with, if it names any. */
    Optional<ConfigMap> data(String namespace) {
        return people == 0
                ? Optional.empty()
                : Optional.of(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(LDIF)
                        .endMetadata()
                        .addToData("data.ldif", ldif())
                        .build());
    }

    private String ldif() {
        StringBuilder ldif = new StringBuilder();
        suffixes.forEach(suffix -> ldif.append("dn: " + suffix + "\nobjectClass: domain\ndc: example\n\n"));
        for (int i = 1; i <= people; i++) {
            ldif.append(
                    "\ndn: uid=p" + i + "," + SUFFIX + "\nobjectClass: inetOrgPerson\nuid: p" + i + "\ncn: P\nsn: P\n");
        }
        return ldif.toString();
    }
}
