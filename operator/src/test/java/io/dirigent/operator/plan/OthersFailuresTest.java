package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import org.junit.jupiter.api.Test;

/** What went wrong elsewhere, and must not here. */
class OthersFailuresTest {

    private final World world = new World(3, new FullMesh());

    OthersFailuresTest() {
        world.converge();
    }

    /** etcd-operator#193: the wanted size was inferred from the pods that were seen. */
    @Test
    void aTransientLossOfPodsShrinksNothing() {
        world.members().forEach(world.directory::crash);
        for (int look = 0; look < 20; look++) {
            Plan plan = world.reconcile(-1);
            assertThat(plan.size()).isEqualTo(3);
            assertThat(plan.steps()).isEmpty();
            world.directory.tick();
        }
        world.converge();
        assertThat(world.members()).hasSize(3).allMatch(world.directory::isOpen);
    }

    /** kanidm#2466: a replica that was initialised again kept its id. */
    @Test
    void aVolumeThatIsLoadedAnewHasANewId() {
        world.directory.loseVolume(world.member(1));
        world.converge();
        assertThat(world.directory.serverId(world.member(1))).contains(new ServerId(4));
    }

    /** bitnami/containers#62796: a volume that was initialised by half was taken for good. */
    @Test
    void aVolumeThatWasLoadedByHalfServesNobodyBeforeItIsLoadedAnew() {
        Member joining = world.member(3);
        world.scaleTo(4);
        while (world.timeline.lines().stream().noneMatch(line -> line.contains("load corp-3 from"))) {
            world.startMissing();
            world.directory.tick();
            world.reconcile(-1);
        }
        world.directory.tick();
        world.directory.crash(joining);
        world.startMissing();
        assertThat(world.directory.isOpen(joining)).isFalse();

        world.converge();
        assertThat(world.directory.entries(joining, World.SUFFIX))
                .isEqualTo(world.directory.entries(world.member(0), World.SUFFIX));
    }

    /** JOSDK#3455: an edit that came while the operator wrote was lost. */
    @Test
    void anEditWhileTheSetIsBeingShrunkIsNotLost() {
        world.scaleTo(2);
        while (world.members().size() > 2) {
            world.directory.tick();
            Plan plan = world.reconcile(-1);
            if (plan.steps().stream().anyMatch(Step.Shrink.class::isInstance)) {
                world.scaleTo(3);
            }
        }
        world.converge();
        assertThat(world.members()).hasSize(3).allMatch(world.directory::isOpen);
    }

    /** cnpg#5467: a budget for the old size blocked every drain after a removal. */
    @Test
    void afterARemovalAllThatIsLeftIsReadySoThatOneMayBeDrained() {
        world.scaleTo(2);
        world.converge();
        ClusterView view = world.look();
        assertThat(world.members())
                .hasSize(2)
                .allMatch(member -> view.of(member).pod().isReady());
    }
}
