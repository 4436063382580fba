package io.dirigent.bench;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.api.Jvm;
import io.dirigent.api.ScaleIn;
import io.dirigent.api.Server;
import io.dirigent.stories.Directory;
import io.dirigent.stories.local.LocalTestCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory for the bench, all else by default.
 *
 * @param name of the resource, and of its namespace
 * @param replicas how many members
 * @param tiers which compilers its servers use
 * @param scaleIn how members leave
 * @param image of its servers; null for the operator's own
 */
record Wish(
        String name,
        int replicas,
        Jvm.Tiers tiers,
        @Nullable ScaleIn scaleIn,
        @Nullable String image) {

    static final String SUFFIX = "dc=example,dc=com";

    Wish(String name, int replicas, Jvm.Tiers tiers) {
        this(name, replicas, tiers, null, null);
    }

    /** With members that leave as it is said. */
    Wish leaving(ScaleIn how) {
        return new Wish(name, replicas, tiers, how, image);
    }

    /** With servers from another image. */
    Wish from(String otherImage) {
        return new Wish(name, replicas, tiers, scaleIn, otherImage);
    }

    /** Applies it; nothing is waited for. */
    Directory applyTo(LocalTestCluster testCluster) {
        testCluster.namespace(name);
        DirectoryCluster cluster = new DirectoryCluster();
        cluster.setMetadata(
                new ObjectMetaBuilder().withNamespace(name).withName(name).build());
        Server server = new Server(null, new Jvm(null, null, tiers));
        cluster.setSpec(new DirectoryClusterSpec(
                replicas, null, List.of(SUFFIX), null, null, image, server, null, scaleIn, null, null, null));
        testCluster.client().resource(cluster).serverSideApply();
        return new Directory(testCluster, name, name);
    }
}
