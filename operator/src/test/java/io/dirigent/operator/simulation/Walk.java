package io.dirigent.operator.simulation;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Ring;
import io.dirigent.operator.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A cluster and what befalls it, one event after the other.
 *
 * @param seed what it was made from
 * @param replicas how many members it begins with
 * @param suffixes the base DNs of its data
 * @param isGrown whether it has become steady before the first event
 */
record Walk(long seed, int replicas, Topology topology, List<String> suffixes, boolean isGrown, List<Event> events) {

    static final int MOST_MEMBERS = 6;

    private static final int MOST_AT_FIRST = 4;
    private static final int MOST_EVENTS = 40;
    private static final int MOST_CALLS = 8;
    private static final int MOST_SECONDS = 5;

    Walk {
        suffixes = List.copyOf(suffixes);
        events = List.copyOf(events);
    }

    /** The walk that follows from a seed; always the same one. */
    static Walk of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Topology topology = random.nextBoolean() ? new FullMesh() : new Ring();
        int replicas = random.nextInt(1, MOST_AT_FIRST + 1);
        List<String> suffixes =
                random.nextInt(4) == 0 ? List.of(World.SUFFIX) : List.of(World.SUFFIX, World.OTHER_SUFFIX);
        boolean isGrown = random.nextBoolean();
        int members = replicas;
        List<Event> events = new ArrayList<>();
        for (int left = random.nextInt(1, MOST_EVENTS + 1); left > 0; left--) {
            Event event = event(random, members);
            if (event.fault() == Fault.SCALE_UP) {
                members = Math.min(members + 1, MOST_MEMBERS);
            }
            events.add(event);
        }
        return new Walk(seed, replicas, topology, suffixes, isGrown, events);
    }

    private static Event event(SplittableRandom random, int members) {
        int who = random.nextInt(members);
        int other = (who + random.nextInt(1, Math.max(members, 2))) % members;
        // Pods come back by themselves; where none did, soon nothing would be left to befall.
        Fault fault = random.nextInt(4) == 0 ? Fault.PODS_START : Fault.values()[random.nextInt(Fault.values().length)];
        return new Event(
                fault,
                new Member(World.CLUSTER, who),
                new Member(World.CLUSTER, other),
                random.nextInt(MOST_CALLS),
                random.nextInt(MOST_SECONDS),
                random.nextInt(4) == 0);
    }

    /** The same walk without some of its events. */
    Walk without(int from, int count) {
        List<Event> fewer = new ArrayList<>(events);
        fewer.subList(from, from + count).clear();
        return new Walk(seed, replicas, topology, suffixes, isGrown, fewer);
    }

    /** The same walk with another event in the place of one of its own. */
    Walk with(int index, Event event) {
        List<Event> others = new ArrayList<>(events);
        others.set(index, event);
        return new Walk(seed, replicas, topology, suffixes, isGrown, others);
    }

    @Override
    public String toString() {
        int all = of(seed).events().size();
        String enough =
                events.size() == all ? all + " events:" : events.size() + " of its " + all + " events are enough:";
        StringBuilder words = new StringBuilder(topology.getClass().getSimpleName() + " of " + replicas + " with "
                + suffixes + (isGrown ? ", grown; " : ", new; ") + enough);
        for (int i = 0; i < events.size(); i++) {
            words.append(String.format("%n%4d. %s", i + 1, events.get(i)));
        }
        return words.toString();
    }
}
