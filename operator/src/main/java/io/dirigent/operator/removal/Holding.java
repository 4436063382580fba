package io.dirigent.operator.removal;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a member holds: the state vector of each suffix, and of the schema. */
public record Holding(SortedMap<String, StateVector> vectors) {

    private static final String SCHEMA = "cn=schema";

    public Holding {
        vectors = Collections.unmodifiableSortedMap(new TreeMap<>(vectors));
    }

    public static Holding of(Observation seen) {
        SortedMap<String, StateVector> vectors = new TreeMap<>();
        seen.suffixes().forEach((dn, suffix) -> vectors.put(dn, suffix.vector()));
        vectors.put(SCHEMA, seen.schema().vector());
        return new Holding(vectors);
    }

    /** True if whoever holds this lacks nothing of {@code other}. */
    public boolean covers(Holding other) {
        return missingOf(other).findAny().isEmpty();
    }

    /** For each suffix and server id the newest change of {@code other} that is missing here. */
    public Stream<Csn> missingOf(Holding other) {
        return other.vectors.entrySet().stream()
                .flatMap(theirs -> of(theirs.getKey()).missingOf(theirs.getValue()));
    }

    /** How many changes of {@code other} are missing here, by their numbers. */
    public long countMissingOf(Holding other) {
        return other.vectors.entrySet().stream()
                .mapToLong(theirs -> of(theirs.getKey())
                        .missingOf(theirs.getValue())
                        .mapToLong(change -> change.sequence()
                                - of(theirs.getKey())
                                        .newestOf(change.serverId())
                                        .map(Csn::sequence)
                                        .orElse(0L))
                        .sum())
                .sum();
    }

    /** True if this has a change under an id that is newer than all that {@code other} has of it. */
    public boolean isBeyond(Holding other, ServerId id) {
        return other.missingOf(this).anyMatch(change -> change.serverId().equals(id));
    }

    private StateVector of(String suffix) {
        return vectors.getOrDefault(suffix, StateVector.NOTHING);
    }

    /** For each suffix a line, with its changes in the order of their ids. */
    Stream<Map.Entry<String, StateVector>> lines() {
        return vectors.entrySet().stream();
    }
}
