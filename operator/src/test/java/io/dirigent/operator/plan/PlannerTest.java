package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Altered;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.ClusterView.Sight;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void aNewClusterBecomesAFullMeshWithOneServerIdEach(int replicas) {
        World world = new World(replicas, new FullMesh());

        world.converge();

        assertThat(world.members()).hasSize(replicas).allSatisfy(member -> {
            assertThat(world.directory.serverId(member)).contains(new ServerId(member.ordinal() + 1));
            assertThat(world.directory.isOpen(member)).isTrue();
        });
        assertThat(world.directory.establishedLinks()).hasSize(replicas * (replicas - 1) / 2);
    }

    @Test
    void aSteadyClusterCausesNoWrite() {
        World world = new World(3, new FullMesh());
        world.converge();
        long writes = world.directory.writes();

        for (int round = 0; round < 20; round++) {
            world.directory.write(world.member(round % 3), World.SUFFIX, "entry-" + round);
            world.directory.tick();
            assertThat(world.reconcile(-1).steps()).isEmpty();
        }

        assertThat(world.directory.writes()).isEqualTo(writes);
    }

    @Test
    void thereIsNoSecondSeedWhileTheFirstMemberIsLate() {
        World world = new World(3, new FullMesh());
        world.reconcile(-1);
        world.directory.start(world.member(1));
        world.directory.start(world.member(2));

        for (int round = 0; round < 30; round++) {
            world.directory.tick();
            Plan plan = world.reconcile(-1);
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.isSteady()).isFalse();
        }

        world.converge();
        assertThat(world.directory.markOf(world.member(0)).source()).contains(Mark.FROM_BASE_ENTRY);
    }

    @Test
    void firstDataThatIsLoadedAndNotCountedYetIsNotCalledEmpty() {
        World world = new World(1, new FullMesh());
        ClusterView view = world.look();
        while (!isLoaded(view)) {
            world.startMissing();
            world.reconcile(-1);
            world.directory.tick();
            view = world.look();
        }

        Plan plan = Planner.plan(world.wish, withoutCounts(view));

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.notices()).extracting(Notice::reason).containsExactly("CountingSeed");
    }

    private static boolean isLoaded(ClusterView view) {
        return view.members().values().stream()
                .anyMatch(member -> member.sight() instanceof Sight.Seen(Observation seen)
                        && seen.loads().stream().anyMatch(load -> load.state() == Load.State.COMPLETED));
    }

    private static ClusterView withoutCounts(ClusterView view) {
        SortedMap<Member, MemberView> members = new TreeMap<>();
        view.members().forEach((member, seen) -> members.put(member, withoutCounts(seen)));
        return new ClusterView(
                view.at(),
                view.ledger(),
                view.ledgerVersion(),
                view.status(),
                view.size(),
                members,
                view.certificates());
    }

    private static MemberView withoutCounts(MemberView view) {
        Observation seen = ((Sight.Seen) view.sight()).observation();
        Observation uncounted = new Altered(seen)
                .inEachSuffix(state -> new SuffixState(
                        0,
                        state.generation(),
                        state.status(),
                        state.isSending(),
                        state.vector(),
                        state.pending(),
                        state.neighbours()));
        return new MemberView(view.claim(), view.pod(), new Sight.Seen(uncounted));
    }

    @Test
    void aSupplierWhoseReplicationServerTookTheGenerationOfTheEmptyIsBelievedAgain() {
        World world = new World(2, new FullMesh());
        world.converge();
        world.members().forEach(world.directory::adoptTheEmptyGeneration);

        assertThat(world.reconcile(-1).steps()).containsExactly(new Step.ResetGeneration(world.volume(0)));

        world.converge();
        world.directory.write(world.member(1), World.SUFFIX, "one");
        world.directory.tick(3);
        assertThat(world.directory.entries(world.member(0), World.SUFFIX)).contains("one");
        assertThat(world.reconcile(-1).isSteady()).isTrue();
    }

    @Test
    void whatALostMemberHadSentToSomeReachesAll() {
        World world = new World(4, new FullMesh());
        world.converge();
        world.directory.cut(world.member(0), world.member(1));
        world.directory.write(world.member(0), World.SUFFIX, "sent to two of three");
        world.directory.tick();
        world.directory.loseVolume(world.member(0));
        world.directory.heal(world.member(0), world.member(1));

        world.converge();

        assertThat(world.members()).allSatisfy(member -> assertThat(world.directory.acknowledgedWritesMissingOn(member))
                .as(world.timeline::toString)
                .isEmpty());
    }

    @Test
    void aSourceThatStillSendsIsNotAskedAgain() {
        World world = new World(4, new FullMesh());

        world.converge();

        assertThat(world.timeline.lines()).noneMatch(line -> line.contains("restart"));
    }

    @Test
    void noLinkIsRenewedForAMemberThatMerelyRestarts() {
        World world = new World(3, new FullMesh());
        world.directory.letNextLinksStick(1);
        world.converge();
        world.directory.cut(world.member(1), world.member(2));
        world.directory.write(world.member(2), World.SUFFIX, "sent to one of two");
        world.directory.tick();
        world.directory.crash(world.member(2));

        for (int second = 0; second < 20; second++) {
            world.directory.tick();
            assertThat(world.reconcile(-1).steps()).as(world.timeline::toString).isEmpty();
        }
    }

    @Test
    void whatCannotBeLevelledIsToldAndLinksAreRenewedEverMoreRarely() {
        World world = new World(3, new FullMesh());
        world.changeTemplateToStock();
        world.converge();
        world.directory.cut(world.member(0), world.member(2));
        world.directory.write(world.member(0), World.SUFFIX, "sent to one of two");
        world.directory.tick();
        world.directory.purgeChangelog(world.member(1));
        world.directory.loseVolume(world.member(0));
        world.startMissing();

        int renewals = 0;
        Plan plan = world.reconcile(-1);
        for (int second = 0; second < 3_600; second++) {
            world.directory.tick();
            plan = world.reconcile(-1);
            renewals += (int) plan.steps().stream()
                    .filter(step -> step instanceof Step.RenewLink)
                    .count();
        }

        assertThat(renewals).isBetween(3, 20);
        assertThat(plan.notices()).anySatisfy(notice -> {
            assertThat(notice.reason()).isEqualTo("LevellingMembers");
            assertThat(notice.message()).contains("corp-2 lacks changes of server id 1", "corp-1 has them");
        });
    }

    @Test
    void aLostVolumeComesBackUnderANewIdAndNothingIsLost() {
        World world = new World(3, new FullMesh());
        world.converge();
        world.directory.write(world.member(0), World.SUFFIX, "one");
        world.directory.tick(5);

        world.directory.loseVolume(world.member(0));
        world.converge();
        world.directory.tick(3);

        assertThat(world.directory.serverId(world.member(0))).contains(new ServerId(4));
        assertThat(world.members()).allSatisfy(member -> assertThat(world.directory.entries(member, World.SUFFIX))
                .contains("one"));
    }

    @Test
    void whenAllVolumesAreLostItStallsAndOverwritesNothingUntilAPersonSpeaks() {
        World world = new World(2, new FullMesh());
        world.converge();
        world.members().forEach(world.directory::loseVolume);
        world.startMissing();
        for (int round = 0; round < 10; round++) {
            world.directory.tick();
            world.reconcile(-1);
        }
        Plan plan = world.reconcile(-1);
        assertThat(plan.isStalled()).isTrue();
        assertThat(plan.steps()).isEmpty();

        world.answer("bootstrap@");
        world.converge();

        assertThat(world.members())
                .allSatisfy(member -> assertThat(world.directory.isOpen(member)).isTrue());
        assertThat(world.directory.serverId(world.member(0)).orElseThrow().value())
                .isGreaterThan(2);
    }

    @Test
    void aDeletedLedgerIsRebuiltFromWhatTheMembersSay() {
        World world = new World(3, new FullMesh());
        world.converge();
        world.directory.loseVolume(world.member(2));
        world.converge();
        var before = world.ledger.orElseThrow();

        world.ledger = Optional.empty();
        world.converge();

        assertThat(world.ledger.orElseThrow().entries()).isEqualTo(before.entries());
        assertThat(world.ledger.orElseThrow().highWater()).isEqualTo(before.highWater());
        assertThat(world.ledger.orElseThrow().serial()).isGreaterThanOrEqualTo(before.serial());
    }

    @Test
    void aMemberThatStuckWithoutAGenerationIdIsHelpedByRenewingTheLink() {
        World world = new World(2, new FullMesh());
        world.directory.letNextLinksStick(1);

        world.converge();

        assertThat(world.directory.isOpen(world.member(1))).isTrue();
    }

    @Test
    void aLoadThatNeverBeginsIsBegunAgainAfterARestart() {
        World world = new World(1, new FullMesh());
        world.converge();
        world.directory.letLoadsTake(100_000);
        world.scaleTo(2);
        for (int round = 0; round < 150; round++) {
            world.startMissing();
            world.directory.tick();
            world.reconcile(-1);
        }
        assertThat(world.timeline.lines()).anyMatch(line -> line.contains("restart corp-1"));

        world.directory.letLoadsTake(3);
        world.converge();

        assertThat(world.directory.isOpen(world.member(1))).isTrue();
    }
}
