package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import org.junit.jupiter.api.Test;

/** Loads under clients that delete, loads that fail, and sources that never end. */
class JoinTest {

    private final World world = new World(1, new FullMesh());

    JoinTest() {
        world.converge();
    }

    @Test
    void aLoadDuringWhichClientsDeletedEntriesCounts() {
        world.directory.letLoadsLeave(9);
        world.scaleTo(2);
        world.converge();

        assertThat(world.directory.serverId(world.member(1))).contains(new ServerId(2));
    }

    @Test
    void aLoadThatFailedIsBegunAgainUnderANewId() {
        world.directory.letNextLoadsFail(1);
        world.scaleTo(2);
        world.converge();

        assertThat(world.directory.serverId(world.member(1))).contains(new ServerId(3));
    }

    @Test
    void loadsThatAlwaysFailUseUpFewIdsAndTheReasonIsTold() {
        world.directory.letNextLoadsFail(Integer.MAX_VALUE);
        world.scaleTo(3);
        int before = world.ledger.orElseThrow().highWater();
        Plan plan = world.reconcile(-1);
        for (int second = 0; second < 3_600; second++) {
            world.startMissing();
            world.directory.tick();
            plan = world.reconcile(-1);
        }

        assertThat(world.ledger.orElseThrow().highWater() - before).isBetween(4, 30);
        assertThat(plan.notices()).anySatisfy(notice -> assertThat(notice.message())
                .contains("corp-1 is loaded anew, under another id, at ", "the source is gone"));

        world.directory.letNextLoadsFail(0);
        for (int second = 0; second < 700; second++) {
            world.directory.tick();
            world.reconcile(-1);
        }
        assertThat(world.members()).allMatch(world.directory::isOpen);
    }

    @Test
    void aFullDiskMakesLoadsRareAndIsToldUntilThereIsRoom() {
        world.scaleTo(2);
        world.reconcile(-1);
        world.startMissing();
        world.directory.fill(world.member(1));
        Plan plan = world.reconcile(-1);
        for (int second = 0; second < 600; second++) {
            world.directory.tick();
            plan = world.reconcile(-1);
        }
        assertThat(world.ledger.orElseThrow().highWater()).isLessThan(10);
        assertThat(plan.notices())
                .anySatisfy(notice -> assertThat(notice.message()).contains("no space left"));

        world.directory.makeRoom(world.member(1));
        for (int second = 0; second < 700; second++) {
            world.directory.tick();
            world.reconcile(-1);
        }
        assertThat(world.directory.isOpen(world.member(1))).isTrue();
    }

    @Test
    void oneSuffixOfWhichTheLoadNeverBeginsIsNoticedThoughAnotherOneIsLoaded() {
        world.directory.dropNextRequestFor(World.OTHER_SUFFIX);
        world.scaleTo(2);
        world.converge();

        assertThat(world.timeline.lines()).anyMatch(line -> line.contains("restart corp-1"));
        assertThat(world.directory.entries(world.member(1), World.OTHER_SUFFIX)).isNotEmpty();
    }

    @Test
    void whoServesIsTheSourceEvenWhereAnotherOneHasTheLowerOrdinal() {
        world.scaleTo(2);
        world.converge();
        world.missProbes(world.member(0));
        world.scaleTo(3);

        world.converge();

        assertThat(world.directory.markOf(world.member(2)).source()).contains("corp-1");
    }

    @Test
    void anotherSourceIsTakenWhereOneNeverEndsToSend() {
        world.scaleTo(2);
        world.converge();
        world.directory.letItSendForEver(world.member(0));
        world.scaleTo(3);

        world.converge();

        assertThat(world.directory.markOf(world.member(2)).source()).contains("corp-1");
    }

    @Test
    void whereThereIsNoOtherSourceAPersonIsToldWhatToDo() {
        world.directory.letItSendForEver(world.member(0));
        world.scaleTo(2);
        Plan plan = world.reconcile(-1);
        for (int second = 0; second < 20; second++) {
            world.startMissing();
            world.directory.tick();
            plan = world.reconcile(-1);
        }

        assertThat(plan.notices()).anySatisfy(notice -> assertThat(notice.message())
                .contains("nobody is being loaded: if this lasts, delete the pod of corp-0"));
    }
}
