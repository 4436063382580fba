package io.dirigent.operator.observe;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.plan.Wish.Recovery;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Ring;
import io.dirigent.operator.topology.Topology;
import java.util.Map;
import java.util.Objects;

/** Reads what a user wants out of the resource. */
public final class Wishes {

    /** Names the member to trust, or {@value #BOOTSTRAP}, when no proven data is left. */
    public static final String RECOVER_FROM = "dirigent.io/recover-from";

    static final String BOOTSTRAP = "bootstrap";

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
                recovery(cluster));
    }

    private static Topology topology(DirectoryClusterSpec spec) {
        return switch (spec.topology().type()) {
            case FullMesh -> new FullMesh();
            case Ring -> new Ring();
        };
    }

    private static Recovery recovery(DirectoryCluster cluster) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(cluster.getMetadata().getAnnotations(), Map.of());
        String word = annotations.get(RECOVER_FROM);
        if (word == null) {
            return new Recovery.None();
        }
        return word.equals(BOOTSTRAP) ? new Recovery.Anew() : new Recovery.From(word);
    }
}
