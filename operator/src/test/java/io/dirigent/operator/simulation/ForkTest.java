package io.dirigent.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.topology.FullMesh;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One run, a member that is removed from a mesh, and at each point of it one thing that befalls one member; and it is undone at once, later, or never.
 * Walks come to these points by chance only.
 */
class ForkTest {

    private static final int MEMBERS = 4;
    private static final int SECONDS_OF_A_REMOVAL = 16;
    private static final List<Integer> UNDONE_AFTER = List.of(0, 2, 6, Integer.MAX_VALUE);

    /** One in so many is taken; all of them by {@code make soak}. */
    private static final int ONE_IN = Integer.getInteger("simulation.forks.one-in", 4);

    private static final List<Fault> OF_ONE_MEMBER = List.of(
            Fault.MEMBER_CRASHES,
            Fault.MEMBER_HANGS,
            Fault.VOLUME_LOST,
            Fault.PROBES_MISSED,
            Fault.LINK_CUT,
            Fault.CLIENT_WRITES,
            Fault.CLIENT_STAYS,
            Fault.GENERATION_ADOPTED);

    private static final List<Fault> OF_ALL = List.of(
            Fault.OPERATOR_DIES,
            Fault.LINK_STICKS,
            Fault.SPEC_EDITED,
            Fault.PURGE_DELAY_EDITED,
            Fault.LEDGER_DELETED,
            Fault.LEDGER_OLDER,
            Fault.SCALE_DOWN);

    @Test
    void whateverBefallsARemovalAtWhateverPointNothingIsLostAndItConverges() {
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
        for (int second = 0; second < SECONDS_OF_A_REMOVAL; second++) {
            for (int undone : UNDONE_AFTER) {
                for (Event fault : faults().toList()) {
                    forks.add(fork(second, fault, undone));
                }
            }
        }
        Collections.shuffle(forks, new java.util.Random(1));
        return forks;
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

    private static Walk fork(int second, Event fault, int undoneAfter) {
        List<Event> events = new ArrayList<>();
        IntStream.range(0, MEMBERS).forEach(who -> events.add(event(Fault.CLIENT_WRITES, who, who)));
        events.add(event(Fault.SCALE_DOWN, 0, 0));
        events.addAll(underWrites(second));
        events.add(fault);
        if (undoneAfter < Integer.MAX_VALUE) {
            events.addAll(underWrites(undoneAfter));
            events.add(event(Fault.SCALE_UP, 0, 0));
        }
        return new Walk(0, MEMBERS, new FullMesh(), List.of(World.SUFFIX, World.OTHER_SUFFIX), true, events);
    }
}
