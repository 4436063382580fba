package io.dirigent.bench;

import io.dirigent.api.Jvm;
import io.dirigent.api.ScaleIn;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.stories.Directory;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * How long each part of a removal takes. No client is waited for; the seconds between leaving and frozen are meant: whoever sends clients
 * notices in them that a member is not Ready.
 */
record RemovalTrial(PrintStream out) implements Trial {

    private static final String NAME = "bench-removal";
    private static final int BEFORE = 3;
    private static final int AFTER = 2;
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final ScaleIn AT_ONCE = new ScaleIn("0s", null);
    private static final double BOUND = 5;

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        try (LocalTestCluster testCluster =
                LocalTestCluster.start(LocalClusterOptions.defaults(), OperatorSettings.looking(STEADY))) {
            Directory directory =
                    new Wish(NAME, BEFORE, Jvm.Tiers.LateC2).leaving(AT_ONCE).applyTo(testCluster);
            new Entries(directory, directory.members(BEFORE), out).add(effort.entries());
            RemovalTimeline timeline = shrink(testCluster, directory);
            timeline.print(out);
            return List.of(new Figure(
                    "removal with " + effort.entries() + " entries, frozen to retired, s",
                    timeline.seconds(RemovalMoment.FROZEN, RemovalMoment.RETIRED),
                    "bound",
                    BOUND,
                    "< 1"));
        }
    }

    private static RemovalTimeline shrink(LocalTestCluster testCluster, Directory directory) {
        RemovalTimeline timeline = new RemovalTimeline();
        testCluster.client().v1().events().inNamespace(directory.namespace()).inform(timeline);
        timeline.begin();
        directory.resource().edit(cluster -> {
            cluster.setSpec(cluster.getSpec().withReplicas(AFTER));
            return cluster;
        });
        Awaitility.await("a member has gone")
                .atMost(Server.PATIENCE)
                .pollInterval(Server.GLANCE)
                .until(timeline::isComplete);
        return timeline;
    }
}
