package io.dirigent.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Step;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was planned is done only to whom it was planned for, and what takes something away only if it would be planned now as well. */
class ExecutorTest {

    private final World world = new World(2, new FullMesh());
    private final List<String> deleted = new ArrayList<>();

    ExecutorTest() {
        world.converge();
    }

    @Test
    void whatIsNotPlannedAgainIsNotDone() {
        Step restart = new Step.Restart(world.member(1), "corp-1-1", Set.of(world.member(0)));

        Outcome outcome = carryOut(restart, plan());

        assertThat(deleted).isEmpty();
        assertThat(outcome.failure())
                .hasValueSatisfying(failure -> assertThat(failure.reason()).contains("planned again"));
    }

    @Test
    void whatIsPlannedAgainIsDone() {
        Step restart = new Step.Restart(world.member(1), "corp-1-1", Set.of(world.member(0)));

        carryOut(restart, plan(restart));

        assertThat(deleted).containsExactly("corp-1 corp-1-1");
    }

    @Test
    void aMemberWithAnotherVolumeIsLeftAlone() {
        Step initialise = new Step.Initialise(
                new Volume(world.member(1), new VolumeId("another")),
                world.directory.serverId(world.member(1)).orElseThrow(),
                Map.of());
        long writes = world.directory.writes();

        Outcome outcome = carryOut(initialise, plan());

        assertThat(world.directory.writes()).isEqualTo(writes);
        assertThat(outcome.failure())
                .hasValueSatisfying(failure -> assertThat(failure.reason()).contains("another volume"));
    }

    @Test
    void nothingIsDoneByALedgerThatWasWrittenSince() {
        ClusterView before = world.look();
        Step close = new Step.Close(world.volume(1));

        Outcome outcome = executor("another version", plan()).carryOut(plan(close), before);

        assertThat(world.directory.isOpen(world.member(1))).isTrue();
        assertThat(outcome.failure())
                .hasValueSatisfying(failure -> assertThat(failure.reason()).contains("the ledger has changed"));
    }

    private Outcome carryOut(Step step, Plan fresh) {
        ClusterView view = world.look();
        return executor(view.ledgerVersion(), fresh).carryOut(plan(step), view);
    }

    private static Plan plan(Step... steps) {
        return new Plan(2, List.of(steps), List.of());
    }

    private Executor executor(String ledgerVersion, Plan fresh) {
        return new Executor(
                world.directory,
                new LedgerAt(ledgerVersion),
                certificate -> {},
                new PodsThere(),
                () -> fresh,
                Time.by(Clock.systemUTC()),
                Runnable::run);
    }

    private final class PodsThere implements Pods {

        @Override
        public boolean delete(Member member, String uid) {
            return ExecutorTest.this.delete(member, uid);
        }

        @Override
        public boolean shrink(int size) {
            return false;
        }
    }

    private boolean delete(Member member, String uid) {
        deleted.add(member + " " + uid);
        return true;
    }

    /** A ledger that has this version, and is not written. */
    private record LedgerAt(String version) implements LedgerWriter {

        @Override
        public void write(Ledger ledger, String version) {
            throw new AssertionError("nobody was to write the ledger");
        }
    }
}
