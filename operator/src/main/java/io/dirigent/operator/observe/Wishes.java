package io.dirigent.operator.observe;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Ring;
import io.dirigent.operator.topology.Topology;
import java.util.Optional;

/** Reads what a user wants out of the resource. */
public final class Wishes {

    private Wishes() {}

    public static Wish of(DirectoryCluster cluster) {
        DirectoryClusterSpec spec = cluster.getSpec();
        return new Wish(
                cluster.getMetadata().getNamespace(),
                cluster.getMetadata().getName(),
                spec.replicas(),
                topology(spec),
                spec.replication().serverIdBase(),
                spec.replication().purgeDelay(),
                spec.bootstrap() != null,
                spec.scaleIn().timeout(),
                word(cluster));
    }

    private static Topology topology(DirectoryClusterSpec spec) {
        return switch (spec.topology().type()) {
            case FullMesh -> new FullMesh();
            case Ring -> new Ring();
        };
    }

    /** What a person answers to a question that nothing else could decide. */
    public static Optional<String> word(DirectoryCluster cluster) {
        return Optional.ofNullable(cluster.getMetadata().getAnnotations()).map(all -> all.get(Wish.ANNOTATION));
    }
}
