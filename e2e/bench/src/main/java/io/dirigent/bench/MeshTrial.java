package io.dirigent.bench;

import io.dirigent.api.Jvm;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.controlplane.RequestCount;
import io.dirigent.stories.Directory;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** How long it takes from applying a resource to a mesh that is proved, and how much memory the servers and the operator need. */
record MeshTrial(PrintStream out) implements Trial {

    private static final int MEMBERS = 3;
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final double SERVER_BOUND = 300;
    private static final double OPERATOR_BOUND = 256;

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        try (LocalTestCluster testCluster =
                LocalTestCluster.start(LocalClusterOptions.defaults(), OperatorSettings.looking(STEADY))) {
            awaitOperator(testCluster);
            long applied = System.nanoTime();
            Directory directory = new Wish("bench-mesh", MEMBERS, Jvm.Tiers.LateC2).applyTo(testCluster);
            MeshProof proof = new MeshProof(directory, directory.members(MEMBERS));
            proof.await();
            double mesh = (System.nanoTime() - applied) / 1e9;
            out.printf("  applied, ready and proved: %.1f s%n", mesh);
            double starts = new SideBySide(directory, directory.members(MEMBERS)).seconds();
            out.printf("  the three servers started side by side: %.1f s%n", starts);
            new Entries(directory, directory.members(MEMBERS), out).add(effort.entries());
            String entries = "with " + effort.entries() + " entries";
            return List.of(
                    new Figure("apply to proved mesh of 3, s", mesh, "start of the 3 side by side", starts, "<= 2"),
                    new Figure("server RSS " + entries + ", MB", largest(directory), "bound", SERVER_BOUND, "<= 1"),
                    new Figure(
                            "operator RSS, MB",
                            Usage.residentMegabytes(
                                    testCluster.operatorsProgram().pid()),
                            "bound",
                            OPERATOR_BOUND,
                            "<= 1"));
        }
    }

    /** It leads, which is when it begins to work: its own start is not part of a mesh's. */
    private static void awaitOperator(LocalTestCluster testCluster) {
        Awaitility.await("the operator runs")
                .atMost(Server.PATIENCE)
                .pollInterval(Server.GLANCE)
                .until(() -> testCluster.kubernetes().requests(Identity.OPERATOR).stream()
                        .anyMatch(MeshTrial::takesTheLead));
    }

    private static boolean takesTheLead(RequestCount request) {
        return request.resource().equals("leases") && request.isWrite();
    }

    private static double largest(Directory directory) {
        return directory.members(MEMBERS).stream()
                .mapToLong(member -> directory.pod(member).orElseThrow().pid().orElseThrow())
                .mapToDouble(Usage::residentMegabytes)
                .max()
                .orElseThrow();
    }
}
