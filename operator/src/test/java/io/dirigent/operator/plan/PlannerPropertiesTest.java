package io.dirigent.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Graph;
import io.dirigent.operator.topology.Ring;
import io.dirigent.operator.topology.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, in whatever order, with an operator that dies at any call: the invariants hold, and it converges. */
class PlannerPropertiesTest {

    private enum Fault {
        NOTHING,
        OPERATOR_DIES,
        MEMBER_CRASHES,
        MEMBER_HANGS,
        MEMBER_RESUMES,
        VOLUME_LOST,
        LINK_CUT,
        LINK_HEALED,
        PODS_START,
        CLIENT_WRITES,
        SCALE_UP,
        LEDGER_DELETED,
        LINK_STICKS
    }

    private record Event(Fault fault, int who, int other, int ticks) {}

    @Property(tries = 400)
    void theInvariantsHoldAndItConverges(@ForAll("starts") World world, @ForAll("events") List<Event> events) {
        Watch watch = new Watch(world);
        for (Event event : events) {
            befall(world, event);
            watch.forgetWhatNobodyCanKnow();
            world.directory.tick(event.ticks());
            world.reconcile(event.fault() == Fault.OPERATOR_DIES ? event.who() : -1);
            watch.check();
        }
        healEverything(world);
        world.startMissing();
        world.directory.tick(3);
        if (world.onceHadData && !world.anyProvenVolume()) {
            return; // All proven data was destroyed: to stall is right, and has its own test.
        }
        Plan plan = world.converge();
        watch.check();
        for (Optional<Member> told = world.unlevelled(plan); told.isPresent(); told = world.unlevelled(plan)) {
            plan = doAsTold(world, told.get());
        }
        world.directory.tick(10);
        assertConverged(world);
    }

    /** Whoever has a change, but no record of it any more, cannot hand it on; a person is told whose volume to delete. */
    private static Plan doAsTold(World world, Member lacking) {
        world.timeline.add("a person deletes the volume of " + lacking);
        assertThat(world.timeline).as(world.story()).hasSizeLessThan(3_000);
        world.directory.loseVolume(lacking);
        return world.converge();
    }

    private static void befall(World world, Event event) {
        List<Member> members = world.members();
        if (members.isEmpty()) {
            return;
        }
        Member who = members.get(event.who() % members.size());
        Member other = members.get(event.other() % members.size());
        boolean isThere = world.directory.isUp(who);
        world.timeline.add(event + " to " + who);
        switch (event.fault()) {
            case NOTHING, OPERATOR_DIES -> {}
            case MEMBER_CRASHES -> onlyIf(isThere, () -> world.directory.crash(who));
            case MEMBER_HANGS -> onlyIf(isThere, () -> world.directory.pause(who));
            case MEMBER_RESUMES -> onlyIf(isThere, () -> world.directory.resume(who));
            case VOLUME_LOST -> onlyIf(isThere, () -> world.directory.loseVolume(who));
            case LINK_CUT -> onlyIf(!who.equals(other), () -> world.directory.cut(who, other));
            case LINK_HEALED -> onlyIf(!who.equals(other), () -> world.directory.heal(who, other));
            case PODS_START -> world.startMissing();
            case CLIENT_WRITES ->
                onlyIf(isThere, () -> world.directory.write(who, World.SUFFIX, "entry-" + world.timeline.size()));
            case SCALE_UP ->
                onlyIf(
                        world.wish.replicas() < (world.wish.topology() instanceof Ring ? 3 : 5),
                        () -> world.scaleTo(world.wish.replicas() + 1));
            case LEDGER_DELETED -> world.ledger = Optional.empty();
            case LINK_STICKS -> world.directory.letNextLinksStick(1);
        }
    }

    private static void onlyIf(boolean isPossible, Runnable deed) {
        if (isPossible) {
            deed.run();
        }
    }

    private static void healEverything(World world) {
        for (Member one : world.members()) {
            if (world.directory.isUp(one)) {
                world.directory.resume(one);
            }
            world.members().stream()
                    .filter(other -> !other.equals(one))
                    .forEach(other -> world.directory.heal(one, other));
        }
    }

    private static void assertConverged(World world) {
        assertThat(world.members()).as(world.story()).hasSize(world.wish.replicas());
        Set<Member> all = Set.copyOf(world.members());
        assertThat(world.directory.establishedLinks())
                .as(world.story())
                .containsAll(world.wish.topology().links(new TreeSet<>(all)));
        assertThat(new Graph(all, world.directory.establishedLinks()).isConnected())
                .isTrue();
        for (Member member : world.members()) {
            assertThat(world.directory.isOpen(member)).as(world.story()).isTrue();
            assertThat(world.directory.acknowledgedWritesMissingOn(member))
                    .as("I4: lost on " + member + "\n" + world.story())
                    .isEmpty();
        }
    }

    /** What must hold after each step, and needs a memory. */
    private static final class Watch {

        private final World world;
        private final Map<ServerId, VolumeId> owners = new HashMap<>();
        private final Set<VolumeId> everLinked = new HashSet<>();

        Watch(World world) {
            this.world = world;
        }

        void check() {
            forgetWhatNobodyCanKnow();
            Set<ServerId> ids = new HashSet<>();
            for (Member member : world.members()) {
                if (!world.directory.isUp(member)) {
                    continue;
                }
                Mark mark = world.directory.markOf(member);
                Optional<ServerId> id = world.directory.serverId(member);
                id.ifPresent(value -> {
                    assertThat(ids.add(value))
                            .as("I1: " + value + " twice\n" + world.story())
                            .isTrue();
                    assertThat(owners.merge(value, mark.volume(), (old, now) -> old))
                            .as("I1: " + value + " moved to other data\n" + world.story())
                            .isEqualTo(mark.volume());
                });
                if (world.directory.isOpen(member)) {
                    assertThat(mark.state()).as("I7\n" + world.story()).isEqualTo(Mark.State.INITIALISED);
                }
                keepsAnAgreement(member, mark);
            }
        }

        /** An id may be given again once no change of it exists: when ledger and volume are both gone, nobody can know better. */
        private void forgetWhatNobodyCanKnow() {
            if (world.ledger.isEmpty()) {
                owners.values().retainAll(volumes());
            }
        }

        private Set<VolumeId> volumes() {
            return world.members().stream()
                    .filter(world.directory::hasVolume)
                    .map(member -> world.directory.markOf(member).volume())
                    .collect(Collectors.toSet());
        }

        private void keepsAnAgreement(Member member, Mark mark) {
            if (mark.state() != Mark.State.INITIALISED) {
                return;
            }
            boolean isLinked = world.look()
                    .seen(member)
                    .flatMap(seen -> seen.replication())
                    .filter(replication -> !replication.peers().isEmpty())
                    .isPresent();
            if (isLinked) {
                everLinked.add(mark.volume());
            } else if (world.look().seen(member).isPresent()) {
                assertThat(everLinked)
                        .as("I2: " + member + "\n" + world.story())
                        .doesNotContain(mark.volume());
            }
        }
    }

    @Provide
    Arbitrary<World> starts() {
        Arbitrary<Topology> topologies = Arbitraries.of(new FullMesh(), new Ring());
        Arbitrary<Integer> replicas = Arbitraries.integers().between(1, 4);
        Arbitrary<Boolean> isGrown = Arbitraries.of(true, false);
        return Combinators.combine(replicas, topologies, isGrown).as((count, topology, grown) -> {
            World world = new World(topology instanceof Ring ? Math.min(count, 3) : count, topology);
            if (grown) {
                world.converge();
            }
            return world;
        });
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> event = Combinators.combine(
                        Arbitraries.of(Fault.class),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4))
                .as(Event::new);
        return event.list().ofMinSize(1).ofMaxSize(40);
    }
}
