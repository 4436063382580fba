package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Altered;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Status;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.ClusterView.Sight;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whose data it is: nobody decides between two directories, and a supplier's word is asked for when it helps, and not without a pause. */
class GenerationsTest {

    private final World world = new World(3, new FullMesh());

    GenerationsTest() {
        world.converge();
    }

    @Test
    void twoDirectoriesInOneAreToldWithTheirHalves() {
        world.directory.importByHand(world.member(1), World.OTHER_SUFFIX, Set.of("base", "other"));
        world.directory.tick();

        Plan plan = world.reconcile(-1);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.notices()).singleElement().satisfies(notice -> {
            assertThat(notice).isInstanceOf(Notice.Stalled.class);
            assertThat(notice.reason()).isEqualTo("GenerationsDiffer");
            assertThat(notice.message()).contains("[corp-0, corp-2] hold", "[corp-1] hold", World.OTHER_SUFFIX);
        });
        assertThat(world.look().established()).hasSize(1);
    }

    @Test
    void theOneThatGoesWhenToldSoIsLoadedFromTheOthers() {
        world.directory.importByHand(world.member(1), World.SUFFIX, Set.of("base", "other"));
        world.directory.tick();
        world.reconcile(-1);
        world.directory.loseVolume(world.member(1));

        world.converge();

        assertThat(world.directory.entries(world.member(1), World.SUFFIX)).doesNotContain("other");
    }

    @Test
    void theWordIsAskedForOnceAndThenThereIsAPause() {
        world.directory.adoptTheEmptyGeneration(world.member(0));
        world.directory.adoptTheEmptyGeneration(world.member(1));
        Plan first = world.reconcile(-1);
        world.directory.adoptTheEmptyGeneration(world.member(0));
        world.directory.adoptTheEmptyGeneration(world.member(1));
        Plan second = Planner.plan(world.wish, world.look());
        world.directory.tick(30);
        Plan third = Planner.plan(world.wish, world.look());

        assertThat(first.steps()).containsExactly(new Step.ResetGeneration(world.volume(0)));
        assertThat(second.steps()).isEmpty();
        assertThat(second.notices()).anyMatch(notice -> notice.reason().equals("GenerationWaits"));
        assertThat(third.steps()).containsExactly(new Step.ResetGeneration(world.volume(0)));
    }

    /** Seen at starts and under bulk loads beside a neighbour without data: it has the right data, and only does not keep up. */
    @Test
    void oneThatIsBehindIsNotAskedForItsGeneration() {
        for (Status status : Set.of(Status.DEGRADED, Status.NOT_CONNECTED, Status.FULL_UPDATE)) {
            assertThat(Planner.plan(world.wish, withStatus(status)).steps()).isEmpty();
        }
        assertThat(Planner.plan(world.wish, withStatus(Status.BAD_GENERATION)).steps())
                .containsExactly(new Step.ResetGeneration(world.volume(0)));
    }

    @Test
    void whoDoesNotTellItsGenerationIsAskedToWhileTheLinkIsRenewed() {
        World young = new World(1, new FullMesh());
        young.converge();
        young.directory.letNextLinksStick(1);
        young.scaleTo(2);
        young.converge();

        assertThat(young.timeline.lines())
                .anyMatch(line -> line.contains("give the replication servers the generation"));
        assertThat(young.directory.isOpen(young.member(1))).isTrue();
    }

    private ClusterView withStatus(Status status) {
        ClusterView view = world.look();
        SortedMap<Member, MemberView> members = new TreeMap<>(view.members());
        members.computeIfPresent(
                world.member(0),
                (member, seen) -> with(
                        seen,
                        state -> new SuffixState(
                                state.entries(),
                                state.generation(),
                                status,
                                state.isSending(),
                                state.vector(),
                                state.pending(),
                                state.neighbours())));
        return new ClusterView(
                view.at(),
                view.ledger(),
                view.ledgerVersion(),
                view.status(),
                view.size(),
                members,
                view.certificates());
    }

    private static MemberView with(MemberView view, UnaryOperator<SuffixState> change) {
        Observation seen = ((Sight.Seen) view.sight()).observation();
        return new MemberView(view.claim(), view.pod(), new Sight.Seen(new Altered(seen).inEachSuffix(change)));
    }
}
