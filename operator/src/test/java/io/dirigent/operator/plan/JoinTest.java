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
