package io.dirigent.operator.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who was given which server id, and what part each member has. It is written before anything is done with what it says, so that an id is never
 * given twice and nothing is half meant, whoever dies when.
 *
 * @param format {@link #FORMAT}, or an older one that was read and is not written anew yet
 * @param serial how often it was written; a volume's mark that carries a higher one shows that this ledger is an older one
 * @param highWater the highest id ever given; 0 before the first
 * @param bootstrapped whether the cluster's first data was ever proven
 * @param entries each member's present part
 * @param retired data that has no part any more, and may come back on an old disk
 * @param words what a person was asked and said
 */
public record Ledger(
        int format,
        long serial,
        int highWater,
        boolean bootstrapped,
        SortedMap<Member, Entry> entries,
        List<Retired> retired,
        Words words) {

    /** The format that is written: the first one knew neither parts nor serials. */
    public static final int FORMAT = 2;

    /** A member's part. Who is a supplier is read from this alone: it does not depend on who can be seen. */
    public enum Phase {
        /** It has an id, and no data that counts yet. */
        JOINING,
        /** A supplier. */
        SERVING,
        /** It hands on what it has, and goes. */
        LEAVING,
        /** It was leaving, and is wanted again. */
        RETURNING,
        /** A person said that it does not come back. */
        LOST
    }

    /**
     * The id belongs to the data in {@code volume}, and to no other.
     *
     * @param attempt which attempt it is to get data that counts into the volume
     * @param certificate the digest of the certificate that it may go; empty as long as it may not
     */
    public record Entry(
            VolumeId volume, ServerId serverId, Phase phase, Attempt attempt, Optional<String> certificate) {

        /** A part that needs no certificate. */
        public Entry(VolumeId volume, ServerId serverId, Phase phase, Attempt attempt) {
            this(volume, serverId, phase, attempt, Optional.empty());
        }

        Entry in(Phase next) {
            return new Entry(volume, serverId, next, next == Phase.SERVING ? Attempt.NONE : attempt);
        }

        Entry with(Optional<String> digest) {
            return new Entry(volume, serverId, phase, attempt, digest);
        }
    }

    /**
     * An attempt to load a volume, under an id of its own.
     *
     * @param number how many there were since the volume last had data that counts; 0 when none is needed
     * @param since when it began
     */
    public record Attempt(int number, Instant since) {

        /** Of a volume that has data that counts, or never failed to get it as far as anybody knows. */
        public static final Attempt NONE = new Attempt(0, Instant.EPOCH);

        Attempt next(Instant at) {
            return new Attempt(number + 1, at);
        }
    }

    /**
     * Data that has no part any more.
     *
     * @param since when it lost its part
     * @param certificate the digest of the certificate by which it went; empty for data that was given up for a new id
     */
    public record Retired(
            Member member, VolumeId volume, ServerId serverId, Instant since, Optional<String> certificate) {}

    public Ledger {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        retired = List.copyOf(retired);
    }

    /** A ledger for a cluster whose first id will be {@code base}. */
    public static Ledger startingAt(int base) {
        return new Ledger(FORMAT, 0, base - 1, false, new TreeMap<>(), List.of(), Words.NONE);
    }

    /** What of it contradicts itself; nothing if it can be believed. */
    public Optional<String> contradiction() {
        List<ServerId> ids = Stream.concat(
                        entries.values().stream().map(Entry::serverId),
                        retired.stream().map(Retired::serverId))
                .toList();
        Optional<ServerId> twice =
                ids.stream().filter(id -> Collections.frequency(ids, id) > 1).findFirst();
        if (twice.isPresent()) {
            return Optional.of("server id " + twice.get() + " stands in it twice");
        }
        return ids.stream()
                .filter(id -> id.value() > highWater)
                .findFirst()
                .map(id -> "server id " + id + " is above the highest one given, " + highWater);
    }

    /** The id that was given to this very volume of the member; empty for a volume that the ledger does not name. */
    public Optional<ServerId> idOf(Member member, VolumeId volume) {
        return Optional.ofNullable(entries.get(member))
                .filter(entry -> entry.volume().equals(volume))
                .map(Entry::serverId);
    }

    /** The id that the member has now, whatever volume it was given to. */
    public Optional<ServerId> idOf(Member member) {
        return Optional.ofNullable(entries.get(member)).map(Entry::serverId);
    }

    /** True if the member has this part. */
    public boolean isIn(Phase phase, Member member) {
        return entries.containsKey(member) && entries.get(member).phase() == phase;
    }

    /** Those whose part it is to take writes and hand them on, whether they can be seen or not. */
    public SortedSet<Member> suppliers() {
        return entries.keySet().stream()
                .filter(member -> isIn(Phase.SERVING, member))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** True if the data in this volume of the member lost its part. */
    public boolean hasRetired(Member member, VolumeId volume) {
        return retired.stream()
                .anyMatch(record ->
                        record.member().equals(member) && record.volume().equals(volume));
    }

    /** True if there ever were two members. */
    public boolean wereTwo() {
        return Stream.concat(entries.keySet().stream(), retired.stream().map(Retired::member))
                .anyMatch(member -> member.ordinal() > 0);
    }

    /** The member whose part this volume has. */
    public Optional<Member> holderOf(VolumeId volume) {
        return holder(entry -> entry.volume().equals(volume));
    }

    /** The member that has the id now; empty for an id that was given up or never given. */
    public Optional<Member> holderOf(ServerId id) {
        return holder(entry -> entry.serverId().equals(id));
    }

    private Optional<Member> holder(Predicate<Entry> part) {
        return entries.entrySet().stream()
                .filter(entry -> part.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The attempt that is under way, or was the last one, to load this volume of the member. */
    public Attempt attempt(Member member, VolumeId volume) {
        return Optional.ofNullable(entries.get(member))
                .filter(entry -> entry.volume().equals(volume))
                .map(Entry::attempt)
                .orElse(Attempt.NONE);
    }

    /** The ledger after the next id was given to a member's volume; what the member had before is never given again. */
    public Ledger giving(Member member, VolumeId volume, Instant at) {
        List<Retired> out = new ArrayList<>(retired);
        Optional.ofNullable(entries.get(member))
                .ifPresent(before ->
                        out.add(new Retired(member, before.volume(), before.serverId(), at, Optional.empty())));
        // Data that gets a new id on the same volume has its part there.
        out.removeIf(record -> record.volume().equals(volume));
        ServerId id = new ServerId(highWater + 1);
        return past(id.value())
                .with(
                        bootstrapped,
                        put(
                                member,
                                new Entry(
                                        volume,
                                        id,
                                        Phase.JOINING,
                                        attempt(member, volume).next(at))),
                        out,
                        words);
    }

    /** The ledger after it took over an id that a member's volume already has. */
    public Ledger recording(Member member, VolumeId volume, ServerId id, Phase phase) {
        return past(id.value())
                .with(bootstrapped, put(member, new Entry(volume, id, phase, Attempt.NONE)), retired, words);
    }

    /** The ledger after a member's part changed. */
    public Ledger moving(Member member, Phase phase) {
        return with(bootstrapped, put(member, entries.get(member).in(phase)), retired, words);
    }

    /** The ledger after a member got the certificate that it may go, or lost it. */
    public Ledger certifying(Member member, Optional<String> digest) {
        return with(bootstrapped, put(member, entries.get(member).with(digest)), retired, words);
    }

    /** The ledger after a member with a certificate has gone. Its id is never given again. */
    public Ledger retiring(Member member, Instant at) {
        Entry entry = entries.get(member);
        List<Retired> out = new ArrayList<>(retired);
        out.add(new Retired(member, entry.volume(), entry.serverId(), at, entry.certificate()));
        SortedMap<Member, Entry> left = new TreeMap<>(entries);
        left.remove(member);
        return with(bootstrapped, left, out, words);
    }

    private SortedMap<Member, Entry> put(Member member, Entry entry) {
        SortedMap<Member, Entry> next = new TreeMap<>(entries);
        next.put(member, entry);
        return next;
    }

    private Ledger with(boolean hasData, SortedMap<Member, Entry> parts, List<Retired> out, Words said) {
        return new Ledger(format, serial, highWater, hasData, parts, out, said);
    }

    /** The ledger when ids up to {@code used} are known to exist somewhere. */
    public Ledger past(int used) {
        return used <= highWater ? this : new Ledger(format, serial, used, bootstrapped, entries, retired, words);
    }

    /** The ledger of a cluster whose first data is proven. */
    public Ledger bootstrappedNow() {
        return with(true, entries, retired, words);
    }

    /** The ledger of a cluster whose data is lost for good and that may get first data again; ids go on from where they were. */
    public Ledger anew() {
        return with(false, entries, retired, words);
    }

    /** The ledger after a person's word was taken; it counts once. */
    public Ledger answered(Words.Answer answer) {
        return with(bootstrapped, entries, retired, words.with(answer));
    }

    /** The ledger as it is written next, after one with the serial {@code last}: in the present format. */
    public Ledger after(long last) {
        return new Ledger(FORMAT, last + 1, highWater, bootstrapped, entries, retired, words);
    }
}
