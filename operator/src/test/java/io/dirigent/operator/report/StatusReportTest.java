package io.dirigent.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
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
        Plan plan = new Plan(world.members().size(), List.of(), List.of(notices));
        cluster.setStatus(new StatusReport(cluster, world.wish, world.look(), plan, Outcome.NOTHING).status());
        return cluster.getStatus().conditions().stream()
                .collect(Collectors.toMap(Condition::getType, Function.identity()));
    }
}
