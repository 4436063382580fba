package io.dirigent.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Ring;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static final Notice ONE_MEMBERS_MATTER = new Notice.Stalled("ClaimGoing", "back up corp-1");

    private final World world = new World(3, new FullMesh());
    private final DirectoryCluster cluster = Serialization.unmarshal("""
            apiVersion: dirigent.io/v1alpha1
            kind: DirectoryCluster
            metadata: {name: corp, namespace: ns, generation: 1}
            spec: {suffixes: ["dc=example,dc=com"]}
            """, DirectoryCluster.class);

    @Test
    void membersThatAllServeAreReadyThoughAPersonIsNeededForOneOfThem() {
        world.converge();

        Map<String, Condition> conditions = conditions(ONE_MEMBERS_MATTER);

        assertThat(conditions.get("Ready"))
                .returns("True", Condition::getStatus)
                .returns("AllMembersReady", Condition::getReason);
        assertIsTold(conditions);
    }

    @Test
    void whoeverServesNoneOrTooFewMembersIsNotReadyAndSaysWhomItWaitsFor() {
        assertIsNotReady(conditions(ONE_MEMBERS_MATTER));

        world.converge();
        conditions();
        world.directory.crash(world.member(1));
        Map<String, Condition> conditions = conditions(ONE_MEMBERS_MATTER);

        assertIsNotReady(conditions);
        assertThat(conditions.get("Degraded"))
                .returns("True", Condition::getStatus)
                .returns("not serving: corp-1", Condition::getMessage);
    }

    @Test
    void aSteadyClusterIsReadyAndNothingElse() {
        world.converge();
        assertThat(conditions().values().stream()
                        .filter(condition -> "True".equals(condition.getStatus()))
                        .map(Condition::getType))
                .containsExactlyInAnyOrder("Ready", "ReplicationHealthy");
    }

    @Test
    void aRingThatIsBrokenSaysThatOneMoreFailureSplitsIt() {
        World ring = new World(4, new Ring());
        ring.converge();
        assertThat(conditions(ring).get("Degraded").getStatus()).isEqualTo("False");

        ring.directory.cut(ring.member(1), ring.member(2));
        for (int look = 0; look < 2; look++) {
            assertThat(conditions(ring).get("Degraded"))
                    .returns("True", Condition::getStatus)
                    .returns("RingBroken", Condition::getReason)
                    .returns(
                            "the ring is broken, corp-1 - corp-2 not established: one more failure splits it",
                            Condition::getMessage);
        }

        ring.directory.cut(ring.member(0), ring.member(3));
        assertThat(conditions(ring).get("Degraded"))
                .returns(
                        "the ring is in 2 parts, [corp-0, corp-1] and [corp-2, corp-3]: no change comes from one to another",
                        Condition::getMessage);

        ring.directory.healAll();
        ring.directory.tick();
        assertThat(conditions(ring).get("Degraded").getStatus()).isEqualTo("False");
    }

    @Test
    void aRingWithoutOneOfItsMembersSaysSoOfBoth() {
        World ring = new World(4, new Ring());
        ring.converge();
        conditions(ring);
        ring.directory.crash(ring.member(1));

        Condition degraded = conditions(ring).get("Degraded");

        assertThat(degraded.getReason()).isEqualTo("MembersMissing");
        assertThat(degraded.getMessage())
                .isEqualTo("not serving: corp-1; the ring is broken, corp-0 - corp-1, corp-1 - corp-2 not established:"
                        + " one more failure splits it");
    }

    @Test
    void aRingThatIsBeingBuiltIsNotBroken() {
        World ring = new World(3, new Ring());
        ring.converge();
        conditions(ring);
        ring.scaleTo(5);
        for (int second = 0; second < 40; second++) {
            ring.startMissing();
            ring.directory.tick();
            ring.reconcile(-1);
            assertThat(conditions(ring).get("Degraded").getReason()).isNotEqualTo("RingBroken");
        }
    }

    private static void assertIsNotReady(Map<String, Condition> conditions) {
        assertThat(conditions.get("Ready"))
                .returns("False", Condition::getStatus)
                .returns("ClaimGoing", Condition::getReason)
                .returns("back up corp-1", Condition::getMessage);
        assertIsTold(conditions);
    }

    /** As kstatus has it: nothing is being done while a person is waited for. */
    private static void assertIsTold(Map<String, Condition> conditions) {
        assertThat(conditions.get("Stalled"))
                .returns("True", Condition::getStatus)
                .returns("ClaimGoing", Condition::getReason)
                .returns("back up corp-1", Condition::getMessage);
        assertThat(conditions.get("Reconciling").getStatus()).isEqualTo("False");
    }

    private Map<String, Condition> conditions(Notice... notices) {
        return conditions(world, notices);
    }

    private Map<String, Condition> conditions(World of, Notice... notices) {
        Plan plan = new Plan(of.members().size(), List.of(), List.of(notices));
        cluster.setStatus(new StatusReport(cluster, of.wish, of.look(), plan, Outcome.NOTHING).status());
        return cluster.getStatus().conditions().stream()
                .collect(Collectors.toMap(Condition::getType, Function.identity()));
    }
}
