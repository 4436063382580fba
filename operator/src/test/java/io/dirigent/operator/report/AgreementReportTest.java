package io.dirigent.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.AgreementStatus;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AgreementReportTest {

    private final World world = new World(3, new FullMesh());

    AgreementReportTest() {
        world.converge();
    }

    @Test
    void allOfASteadyClusterAreEstablished() {
        assertThat(states())
                .hasSize(6)
                .containsOnlyKeys(
                        "corp-0>corp-1",
                        "corp-1>corp-0",
                        "corp-0>corp-2",
                        "corp-2>corp-0",
                        "corp-1>corp-2",
                        "corp-2>corp-1");
        assertThat(states().values()).containsOnly("Established");
    }

    /** Their sessions stand all the same. */
    @Test
    void thoseBetweenTwoDirectoriesAreBroken() {
        world.directory.importByHand(world.member(1), World.SUFFIX, Set.of("base", "other"));
        world.directory.tick();

        assertThat(states())
                .containsEntry("corp-0>corp-1", "Broken")
                .containsEntry("corp-1>corp-2", "Broken")
                .containsEntry("corp-0>corp-2", "Established");
    }

    private Map<String, String> states() {
        List<AgreementStatus> all = new AgreementReport(
                        world.wish, world.look(), world.ledger.orElseThrow(), 100, "corp-members.ns.svc")
                .all(new TreeSet<>(world.members()));
        return all.stream()
                .collect(Collectors.toMap(
                        agreement -> agreement.supplier() + ">" + agreement.consumer(), AgreementStatus::state));
    }
}
