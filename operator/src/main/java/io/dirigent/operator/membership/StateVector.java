package io.dirigent.operator.membership;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a member holds: for each server id the newest change of it. */
public record StateVector(SortedMap<ServerId, Csn> newest) {

    public static final StateVector NOTHING = new StateVector(new TreeMap<>());

    public StateVector {
        newest = Collections.unmodifiableSortedMap(new TreeMap<>(newest));
    }

    /** The vector that holds just these changes, the newest of each server id. */
    public static StateVector of(Collection<Csn> changes) {
        SortedMap<ServerId, Csn> newest = new TreeMap<>();
        changes.forEach(csn -> newest.merge(csn.serverId(), csn, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return new StateVector(newest);
    }

    public Optional<Csn> newestOf(ServerId id) {
        return Optional.ofNullable(newest.get(id));
    }

    /** True if whoever holds this lacks no change of {@code other}. */
    public boolean covers(StateVector other) {
        return missingOf(other).findAny().isEmpty();
    }

    /** True if whoever holds this has the change {@code csn}. */
    public boolean covers(Csn csn) {
        Csn mine = newest.get(csn.serverId());
        return mine != null && mine.compareTo(csn) >= 0;
    }

    /** The newest changes of {@code other}, one for each server id, that are missing here: the oldest of them says how far behind this is at least. */
    public Stream<Csn> missingOf(StateVector other) {
        return other.newest.values().stream().filter(csn -> !covers(csn));
    }

    /** How many changes one of the two holds and the other one lacks, by the sequence numbers. */
    public long distance(StateVector other) {
        TreeMap<ServerId, Csn> all = new TreeMap<>(newest);
        all.putAll(other.newest);
        return all.keySet().stream()
                .mapToLong(id -> Math.abs(sequence(newest, id) - sequence(other.newest, id)))
                .sum();
    }

    private static long sequence(Map<ServerId, Csn> changes, ServerId id) {
        Csn csn = changes.get(id);
        return csn == null ? 0 : csn.sequence();
    }

    @Override
    public String toString() {
        return newest.values().toString();
    }
}
