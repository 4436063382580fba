package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import org.junit.jupiter.api.Test;

/** Never a serving member for a blip, never two at once, never one that may be busy with its load, never the only copy. */
class RolloutTest {

    @Test
    void aServingMemberIsNotTakenBecauseItMissedItsProbes() {
        World world = grown(3);
        world.changeTemplate();
        world.reconcile(-1);
        assertThat(world.directory.isUp(world.member(2))).isFalse();

        world.missProbes(world.member(1));
        for (int look = 0; look < 20; look++) {
            world.directory.tick();
            assertThat(world.reconcile(-1).steps()).isEmpty();
        }

        world.answerProbes(world.member(1));
        world.converge();
        assertThat(world.timeline.lines().stream().filter(line -> line.contains("restart corp-")))
                .hasSize(3);
    }

    @Test
    void whoIsSilentForLongIsRestartedButOneAtATime() {
        World world = grown(3);
        world.changeTemplate();
        world.directory.pause(world.member(0));
        world.directory.pause(world.member(1));
        world.directory.tick(70);
        world.reconcile(-1);
        world.directory.tick(70);

        Plan plan = world.reconcile(-1);
        world.directory.tick();
        Plan next = world.reconcile(-1);

        assertThat(plan.steps()).singleElement().hasToString("restart corp-1");
        assertThat(next.steps()).isEmpty();
    }

    @Test
    void whoDoesNotAnswerWhileItIsLoadedIsLeftAloneAndNobodyElseIsLoaded() {
        World world = grown(2);
        world.directory.letLoadsTake(1_000);
        world.scaleTo(4);
        while (world.timeline.lines().stream().noneMatch(line -> line.contains("load corp-2 from"))) {
            world.startMissing();
            world.directory.tick();
            world.reconcile(-1);
        }
        world.directory.pause(world.member(2));
        world.changeTemplate();

        for (int look = 0; look < 180; look++) {
            world.directory.tick();
            assertThat(world.reconcile(-1).steps()).noneMatch(Step::isDestructive);
        }
    }

    @Test
    void theOnlyCopyIsNotRestartedWhileItsClaimIsBeingDeleted() {
        World world = grown(1);
        world.changeTemplate();
        world.deleteClaim(world.member(0));

        Plan plan = world.reconcile(-1);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.notices()).anyMatch(notice -> notice.reason().equals("ClaimGoing"));
    }

    @Test
    void aPodThatFoundNoNodeIsMadeAnewFromACorrectedTemplate() {
        World world = grown(3);
        world.changeTemplateBadly();
        for (int second = 0; second < 30; second++) {
            world.startMissing();
            world.directory.tick();
            world.reconcile(-1);
        }
        world.changeTemplate();

        world.converge();

        assertThat(world.members()).allMatch(world.directory::isOpen);
    }

    @Test
    void birthGoesOnWithACorrectedTemplate() {
        World world = new World(2, new FullMesh());
        world.changeTemplateBadly();
        world.reconcile(-1);
        world.startMissing();
        world.directory.tick(5);
        world.reconcile(-1);
        world.changeTemplate();

        world.converge();

        assertThat(world.members()).allMatch(world.directory::isOpen);
    }

    private static World grown(int replicas) {
        World world = new World(replicas, new FullMesh());
        world.converge();
        return world;
    }
}
