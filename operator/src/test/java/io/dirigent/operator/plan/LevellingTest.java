package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is said while members differ, and by which clock links are renewed. */
class LevellingTest {

    private final World world = new World(3, new FullMesh());

    LevellingTest() {
        world.changeTemplateToStock();
        world.converge();
        world.directory.cut(world.member(2), world.member(1));
        world.directory.write(world.member(2), World.SUFFIX, "sent to one of two");
        world.directory.tick();
    }

    @Test
    void nobodyIsToldToDeleteAnythingForAMemberThatIsMerelyAway() {
        world.directory.pause(world.member(2));
        world.directory.heal(world.member(2), world.member(1));

        Plan plan = world.reconcile(-1);

        assertThat(plan.notices())
                .filteredOn(notice -> notice.reason().equals("LevellingMembers"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.message())
                        .contains("as soon as that is back")
                        .doesNotContain("delete"));
    }

    @Test
    void aClockThatWasSetBackHoldsNothingUp() {
        world.directory.loseVolume(world.member(2));
        world.directory.heal(world.member(2), world.member(1));
        world.directory.purgeChangelog(world.member(0));

        assertThat(Planner.plan(world.wish, fiveHoursEarlier()).steps())
                .singleElement()
                .isInstanceOf(Step.RenewLink.class);

        world.directory.tick(40);
        assertThat(world.reconcile(-1).steps()).singleElement().isInstanceOf(Step.RenewLink.class);
        world.directory.tick();
        assertThat(Planner.plan(world.wish, fiveHoursEarlier()).steps())
                .singleElement()
                .isInstanceOf(Step.RenewLink.class);
    }

    @Test
    void whatWasWrittenJustNowIsNotMissedByAnybody() {
        World busy = new World(2, new FullMesh());
        busy.converge();
        ClusterView before = busy.look();
        busy.directory.tick();
        busy.directory.write(busy.member(0), World.SUFFIX, "after the look began");
        ClusterView now = busy.look();
        ClusterView look = new ClusterView(
                before.at(),
                now.ledger(),
                now.ledgerVersion(),
                now.status(),
                now.size(),
                now.members(),
                now.certificates());

        assertThat(Planner.plan(busy.wish, look).steps()).isEmpty();
        assertThat(Planner.plan(busy.wish, look).notices()).isEmpty();
    }

    @Test
    void aLinkOverWhichNothingComesIsRenewedThoughTheWriterIsThere() {
        World stuck = new World(2, new FullMesh());
        stuck.converge();
        stuck.directory.silence(stuck.member(0), stuck.member(1));
        stuck.directory.write(stuck.member(0), World.SUFFIX, "unheard");

        stuck.directory.tick(119);
        assertThat(stuck.reconcile(-1).isSteady()).isTrue();

        stuck.directory.tick();
        assertThat(stuck.reconcile(-1).steps()).singleElement().isInstanceOf(Step.RenewLink.class);
        stuck.converge();
        assertThat(stuck.directory.entries(stuck.member(1), World.SUFFIX)).contains("unheard");
    }

    private ClusterView fiveHoursEarlier() {
        ClusterView view = world.look();
        return new ClusterView(
                view.at().minus(Duration.ofHours(5)),
                view.ledger(),
                view.ledgerVersion(),
                view.status(),
                view.size(),
                view.members(),
                view.certificates());
    }
}
