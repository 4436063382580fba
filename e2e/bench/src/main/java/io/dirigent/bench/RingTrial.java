package io.dirigent.bench;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.api.Jvm;
import io.dirigent.api.Topology;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.stories.Directory;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** One directory of five, in turns a mesh and a ring: how many writes a second come to all members, and how long one takes over one hop and over two. */
record RingTrial(PrintStream out) implements Trial {

    private static final int MEMBERS = 5;
    private static final Duration STEADY = Duration.ofSeconds(10);

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        try (LocalTestCluster testCluster =
                LocalTestCluster.start(LocalClusterOptions.defaults(), OperatorSettings.looking(STEADY))) {
            Directory directory = new Wish("bench-ring", MEMBERS, Jvm.Tiers.LateC2).applyTo(testCluster);
            awaitLinks(directory, MEMBERS - 1);
            Converged writes = new Converged(directory, directory.members(MEMBERS));
            writes.addsPerSecond(effort.warmWrites());
            List<Double> mesh = new ArrayList<>();
            List<Double> ring = new ArrayList<>();
            List<Double> oneHop = new ArrayList<>();
            List<Double> twoHops = new ArrayList<>();
            for (int round = 0; round < effort.rounds(); round++) {
                mesh.add(writes.addsPerSecond(effort.meshWrites()));
                become(directory, Topology.Type.Ring, 2);
                ring.add(writes.addsPerSecond(effort.meshWrites()));
                oneHop.add(latency(directory, 1, round, effort.hops()));
                twoHops.add(latency(directory, 2, round, effort.hops()));
                out.printf(
                        "  round %d: %.0f adds/s in the ring, %.0f in the mesh; %.1f ms over one hop, %.1f ms over two%n",
                        round + 1, ring.getLast(), mesh.getLast(), oneHop.getLast(), twoHops.getLast());
                become(directory, Topology.Type.FullMesh, MEMBERS - 1);
            }
            return List.of(
                    new Figure(
                            "ring of 5, adds/s on all members",
                            Figure.median(ring),
                            "mesh of 5",
                            Figure.median(mesh),
                            ">= 0.85"),
                    new Figure(
                            "ring, a write over two hops, ms",
                            Figure.median(twoHops),
                            "over one hop",
                            Figure.median(oneHop),
                            "<= 2"));
        }
    }

    private static void become(Directory directory, Topology.Type type, int peers) {
        directory.resource().edit(cluster -> {
            cluster.setSpec(cluster.getSpec().withTopology(new Topology(type)));
            return cluster;
        });
        awaitLinks(directory, peers);
    }

    private static void awaitLinks(Directory directory, int peers) {
        Awaitility.await("each member has " + peers + " peers")
                .atMost(Server.PATIENCE)
                .ignoreException(LDAPException.class)
                .until(() -> directory.is("Ready")
                        && directory.members(MEMBERS).stream().allMatch(member -> peersOf(directory, member) == peers));
    }

    private static int peersOf(Directory directory, String member) {
        try {
            return directory.look(member).peers().size();
        } catch (LDAPException notNow) {
            return 0;
        }
    }

    /** The median time in ms from the acknowledgement on the first member until a client of another one reads it. */
    private static double latency(Directory directory, int hops, int round, int samples) throws LDAPException {
        List<String> members = directory.members(MEMBERS);
        List<Double> times = new ArrayList<>();
        try (LDAPConnection writer = directory.connect(members.getFirst());
                LDAPConnection reader = directory.connect(members.get(hops))) {
            for (int i = 0; i < samples; i++) {
                String dn = "ou=hop-" + round + "-" + hops + "-" + i + "," + Wish.SUFFIX;
                writer.add(dn, new Attribute("objectClass", "organizationalUnit"));
                long acknowledged = System.nanoTime();
                while (reader.getEntry(dn, "1.1") == null) {
                    Thread.onSpinWait();
                }
                times.add((System.nanoTime() - acknowledged) / 1e6);
            }
        }
        return Figure.median(times);
    }
}
