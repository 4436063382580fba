package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.simulation.World;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Graph;
import io.dirigent.operator.topology.Link;
import io.dirigent.operator.topology.Ring;
import io.dirigent.operator.topology.Topology;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Links between suppliers follow the topology while it changes: what is missing first, and nobody is ever cut off. */
class LinksTest {

    private static final int MOST = 12;

    @Test
    void anyShapeBecomesAnyOtherAndNobodyIsEverCutOff() {
        for (Topology from : List.of(new FullMesh(), new Ring())) {
            for (int size : List.of(2, 3, 4, 6)) {
                World world = new World(size, from);
                world.converge();
                for (int next : List.of(6, 5, 3, 2, 4)) {
                    world.scaleTo(next);
                    settle(world);
                    world.changeTopology();
                    settle(world);
                }
            }
        }
    }

    @Test
    void ofTwelveEachShapeBecomesTheOther() {
        World world = new World(MOST, new FullMesh());
        world.converge();
        world.changeTopology();
        settle(world);
        world.changeTopology();
        settle(world);
    }

    /** What is wanted is there in the end, and after each second all suppliers that are linked at all are linked with one another. */
    private static void settle(World world) {
        Plan plan = world.reconcile(-1);
        for (int second = 0; second < 400 && !plan.isSteady(); second++) {
            world.startMissing();
            world.directory.tick();
            plan = world.reconcile(-1);
            assertThat(new Graph(world.ledger.orElseThrow().suppliers(), world.directory.namedLinks()).isConnected())
                    .as(world.timeline::toString)
                    .isTrue();
        }
        assertThat(world.directory.establishedLinks())
                .as(world.timeline::toString)
                .isEqualTo(world.wish.topology().links(new TreeSet<>(world.members())));
    }

    @Test
    void aMeshStaysOneWhileAMemberDoesNotHandOnChanges() {
        World world = new World(4, new FullMesh());
        world.converge();
        world.changeTemplateToStock();
        while (world.look()
                .seen(world.member(3))
                .map(seen -> seen.vitals().isForwarding())
                .orElse(true)) {
            world.pass(1);
        }
        world.changeTopology();
        Plan plan = world.pass(60);

        assertThat(plan.notices()).anySatisfy(notice -> {
            assertThat(notice.reason()).isEqualTo("RingNeedsForwarding");
            assertThat(notice.message()).contains("corp-3", "spec.image");
        });
        assertThat(world.directory.establishedLinks()).hasSize(6);

        world.changeTemplate();
        world.converge();
        assertThat(world.directory.establishedLinks()).hasSize(4);
    }

    @Test
    void aRingBecomesAMeshWhenAMemberDoesNotHandOnChangesAnyMoreAndNoOtherFollowsIt() {
        World world = new World(4, new Ring());
        world.converge();
        world.changeTemplateToStock();
        Plan plan = world.pass(120);

        assertThat(plan.notices()).extracting(Notice::reason).contains("RingNeedsForwarding");
        assertThat(IntStream.range(0, 4).mapToObj(world::member).filter(member -> !world.look()
                        .seen(member)
                        .orElseThrow()
                        .vitals()
                        .isForwarding()))
                .containsExactly(world.member(3));
        assertThat(world.directory.establishedLinks()).hasSize(6);
    }

    @Test
    void aRingOfThreeNeedsNobodyToHandOnAnything() {
        World world = new World(3, new Ring());
        world.changeTemplateToStock();
        world.converge();
        assertThat(world.directory.establishedLinks()).hasSize(3);
    }

    @Test
    void nothingIsTakenAwayBeforeAllThatIsWantedStands() {
        World world = new World(4, new FullMesh());
        world.converge();
        world.directory.cut(world.member(0), world.member(1));
        world.changeTopology();
        world.pass(20);
        assertThat(world.directory.namedLinks()).hasSize(6);

        world.directory.healAll();
        world.converge();
        assertThat(world.directory.namedLinks()).hasSize(4);
    }

    @Test
    void nothingIsTakenAwayBetweenSuppliersWhileOneCannotBeSeen() {
        World world = new World(5, new FullMesh());
        world.converge();
        world.directory.pause(world.member(4));
        world.changeTopology();
        world.pass(20);
        assertThat(world.directory.namedLinks()).hasSize(10);
    }

    @Test
    void aNewMemberOfARingIsLoadedFromOneThatStaysItsNeighbour() {
        World world = new World(5, new Ring());
        world.converge();
        int before = world.timeline.lines().size();
        world.scaleTo(6);
        while (world.directory.namedLinks().stream().noneMatch(link -> link.touches(world.member(5)))) {
            world.pass(1);
        }
        assertThat(world.directory.namedLinks())
                .filteredOn(link -> link.touches(world.member(5)))
                .isSubsetOf(new Link(world.member(5), world.member(0)), new Link(world.member(4), world.member(5)));
        world.converge();
        assertThat(world.timeline.lines().stream().skip(before))
                .filteredOn(line -> line.contains("unlink"))
                .singleElement()
                .asString()
                .contains("unlink corp-0 - corp-4");
    }
}
