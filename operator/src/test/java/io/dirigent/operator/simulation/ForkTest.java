package io.dirigent.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Ring;
import io.dirigent.operator.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One run, in which members that are linked in some way get one less, one more, or other links, and at each point of it one thing that befalls one member; and
 * then it is undone at once, later, or never, or other links are wanted. Walks come to these points by chance only.
 */
class ForkTest {

    private static final int MEMBERS = 4;
    private static final int SECONDS_OF_A_RUN = 16;
    private static final List<Topology> SHAPES = List.of(new FullMesh(), new Ring());
    private static final List<Fault> DEEDS = List.of(Fault.SCALE_DOWN, Fault.SCALE_UP, Fault.TOPOLOGY_EDITED);

    /** One in so many is taken; all of them by {@code make soak}. */
    private static final int ONE_IN = Integer.getInteger("simulation.forks.one-in", 60);

    /** What the user does afterwards, and how many seconds later. */
    private record Second(Fault deed, int after) {}

    private static final List<Fault> OF_ONE_MEMBER = List.of(
            Fault.MEMBER_CRASHES,
            Fault.MEMBER_HANGS,
            Fault.VOLUME_LOST,
            Fault.PROBES_MISSED,
            Fault.LINK_CUT,
            Fault.LINK_FALLS_SILENT,
            Fault.CLIENT_WRITES,
            Fault.CLIENT_STAYS,
            Fault.GENERATION_ADOPTED);

    private static final List<Fault> OF_ALL = List.of(
            Fault.OPERATOR_DIES,
            Fault.LINK_STICKS,
            Fault.SPEC_EDITED,
            Fault.SPEC_EDITED_TO_STOCK,
            Fault.PURGE_DELAY_EDITED,
            Fault.LEDGER_DELETED,
            Fault.LEDGER_OLDER,
            Fault.SCALE_DOWN);

    @Test
    void whateverBefallsAChangeAtWhateverPointNothingIsLostAndItConverges() {
        List<Walk> forks = forks();
        List<Walk> taken = IntStream.range(0, forks.size())
                .filter(i -> i % ONE_IN == 0)
                .mapToObj(forks::get)
                .toList();
        System.out.printf("%,d of %,d forks%n", taken.size(), forks.size());
        List<Ending> red = taken.parallelStream()
                .map(Simulation.REAL::take)
                .filter(Ending::isRed)
                .limit(1)
                .toList();
        assertThat(red.stream().map(Ending::report)).isEmpty();
    }

    private static List<Walk> forks() {
        List<Walk> forks = new ArrayList<>();
        for (Topology shape : SHAPES) {
            for (Fault deed : DEEDS) {
                for (Second later : afterwards(deed)) {
                    for (int second = 0; second < SECONDS_OF_A_RUN; second++) {
                        for (Event fault : faults().toList()) {
                            forks.add(fork(shape, deed, second, fault, later));
                        }
                    }
                }
            }
        }
        Collections.shuffle(forks, new java.util.Random(1));
        return forks;
    }

    private static List<Second> afterwards(Fault deed) {
        Fault undo =
                switch (deed) {
                    case SCALE_DOWN -> Fault.SCALE_UP;
                    case SCALE_UP -> Fault.SCALE_DOWN;
                    default -> deed;
                };
        return List.of(
                new Second(Fault.NOTHING, 0),
                new Second(undo, 0),
                new Second(undo, 2),
                new Second(undo, 6),
                new Second(Fault.TOPOLOGY_EDITED, 3),
                new Second(Fault.TOPOLOGY_EDITED, 8));
    }

    private static Stream<Event> faults() {
        Stream<Event> ofMembers = OF_ONE_MEMBER.stream()
                .flatMap(fault -> IntStream.range(0, MEMBERS).mapToObj(who -> event(fault, who, 0)));
        Stream<Event> ofAll =
                OF_ALL.stream().flatMap(fault -> IntStream.range(0, 4).mapToObj(n -> event(fault, 0, n)));
        return Stream.concat(ofMembers, ofAll);
    }

    private static Event event(Fault fault, int who, int number) {
        return new Event(
                fault,
                new Member(World.CLUSTER, who),
                new Member(World.CLUSTER, (who + 1) % MEMBERS),
                number,
                1,
                false);
    }

    /** So many seconds, in each of which a client writes through one of those that stay. */
    private static List<Event> underWrites(int seconds) {
        return IntStream.range(0, seconds)
                .mapToObj(second -> event(Fault.CLIENT_WRITES, second % (MEMBERS - 1), second))
                .toList();
    }

    private static Walk fork(Topology shape, Fault deed, int second, Event fault, Second later) {
        List<Event> events = new ArrayList<>();
        IntStream.range(0, MEMBERS).forEach(who -> events.add(event(Fault.CLIENT_WRITES, who, who)));
        events.add(event(deed, 0, 0));
        events.addAll(underWrites(second));
        events.add(fault);
        events.addAll(underWrites(later.after()));
        events.add(event(later.deed(), 0, 0));
        return new Walk(0, MEMBERS, shape, List.of(World.SUFFIX, World.OTHER_SUFFIX), true, events);
    }
}
