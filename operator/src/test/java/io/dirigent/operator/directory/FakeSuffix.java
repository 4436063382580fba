package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One suffix of a fake member: its entries, its changelog and what it holds. Entries are only names. */
final class FakeSuffix {

    /** The generation id of every backend that was empty when its domain was made; it proves nothing. */
    static final long GENERATION_OF_THE_EMPTY = 48;

    /** Measured: the schema has this one, whatever stands in its files. */
    static final long GENERATION_OF_THE_SCHEMA = 8408;

    private final NavigableSet<String> entries = new TreeSet<>();
    private final SortedMap<Csn, String> changelog = new TreeMap<>();
    private final Map<ServerId, Csn> newest = new HashMap<>();
    private StateVector vector = StateVector.NOTHING;
    private long generation;
    private long changelogGeneration;
    private long adopted;

    NavigableSet<String> entries() {
        return entries;
    }

    StateVector vector() {
        return vector;
    }

    long generation() {
        return generation;
    }

    /** What the replication server says: changes made under another generation keep it until their changelog is gone. */
    long generationOfChangelog() {
        return adopted != 0 ? adopted : changelog.isEmpty() ? generation : changelogGeneration;
    }

    /** A member without data says so too. */
    boolean isNormal() {
        return generation == GENERATION_OF_THE_EMPTY || generation == generationOfChangelog();
    }

    /** A domain is made over the data that is there; a generation that the data already has stays. */
    void beReplicated() {
        if (generation == 0) {
            generation = entries.isEmpty() ? GENERATION_OF_THE_EMPTY : 1000 + entries.hashCode();
        }
    }

    /** The trap: a replication server without changes takes what its neighbour says, and keeps it. */
    void adopt(long generationOfNeighbour) {
        adopted = generationOfNeighbour;
    }

    void startNewChangelog() {
        adopted = 0;
        changelog.clear();
        newest.clear();
    }

    /** Changes from before are kept no longer; the data stays. */
    void purge(Instant before) {
        changelog.keySet().removeIf(csn -> csn.at().isBefore(before));
    }

    /** An import clears what was there, with the generation; under a domain that exists the generation does not follow the data. */
    void importAll(Collection<String> names, boolean isReplicated) {
        entries.clear();
        entries.addAll(names);
        vector = StateVector.NOTHING;
        if (!isReplicated) {
            generation = 0;
        }
    }

    /** What is left in the middle of a load. */
    void leavePartOf(Collection<String> names, long count) {
        entries.clear();
        names.stream().limit(count).forEach(entries::add);
        vector = StateVector.NOTHING;
        generation = generation == 0 ? 0 : GENERATION_OF_THE_EMPTY;
    }

    /** The trap: when the source of a load dies, the part that came calls itself the whole. */
    void believeItIs(long generationOfSource) {
        generation = generationOfSource;
    }

    void becomeCopyOf(FakeSuffix.Snapshot source) {
        entries.clear();
        entries.addAll(source.entries());
        vector = source.vector();
        generation = source.generation();
    }

    Snapshot snapshot() {
        return new Snapshot(new TreeSet<>(entries), vector, generation);
    }

    /** A write by a client of this member. */
    void write(Csn csn, String entry) {
        publish(csn, entry);
        apply(csn, entry);
    }

    /** What this side's replication server sends: all that it has, or only changes of its own member. */
    void sendTo(FakeSuffix other, boolean everything, ServerId own) {
        changelog.forEach((csn, entry) -> {
            if ((everything || csn.serverId().equals(own)) && !other.hasReached(csn)) {
                other.publish(csn, entry);
            }
        });
    }

    /** Of each server id the first way to bring a change is believed, and nothing older is taken after it. */
    private boolean hasReached(Csn csn) {
        Csn reached = newest.get(csn.serverId());
        return reached != null && reached.compareTo(csn) >= 0;
    }

    /** The member takes from its own replication server what it lacks. */
    void replay() {
        new ArrayList<>(changelog.entrySet()).forEach(change -> apply(change.getKey(), change.getValue()));
    }

    /** The trap: what could not be written counts as applied all the same, and is never asked for again. */
    void pretendToReplay() {
        changelog.keySet().forEach(csn -> vector = vector.covers(csn) ? vector : with(csn));
    }

    private void publish(Csn csn, String entry) {
        if (changelog.isEmpty()) {
            changelogGeneration = generation;
        }
        changelog.putIfAbsent(csn, entry);
        newest.merge(csn.serverId(), csn, (old, now) -> old.compareTo(now) > 0 ? old : now);
    }

    private void apply(Csn csn, String entry) {
        if (!vector.covers(csn)) {
            entries.add(entry);
            vector = with(csn);
        }
    }

    private StateVector with(Csn csn) {
        TreeMap<ServerId, Csn> newest = new TreeMap<>(vector.newest());
        newest.put(csn.serverId(), csn);
        return new StateVector(newest);
    }

    Map<Csn, String> changelog() {
        return changelog;
    }

    /** What a total update carries: the source as it was when the load began. */
    record Snapshot(NavigableSet<String> entries, StateVector vector, long generation) {}
}
