package io.dirigent.operator.membership;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who was given which server id. It is written before an id goes onto a member, so that an id is never given twice, whoever dies when.
 *
 * @param highWater the highest id ever given; 0 before the first
 * @param bootstrapped whether the cluster's first data was ever proven
 * @param entries for each member the volume that it had when its id was given, and that id
 */
public record Ledger(int highWater, boolean bootstrapped, SortedMap<Member, Entry> entries) {

    /** The id {@code serverId} belongs to the data in {@code volume}, and to no other. */
    public record Entry(VolumeId volume, ServerId serverId) {}

    public Ledger {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** A ledger for a cluster whose first id will be {@code base}. */
    public static Ledger startingAt(int base) {
        return new Ledger(base - 1, false, new TreeMap<>());
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

    /** The member that has the id now; empty for an id that was given up or never given. */
    public Optional<Member> holderOf(ServerId id) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().serverId().equals(id))
                .map(SortedMap.Entry::getKey)
                .findFirst();
    }

    /** The ledger after the next id was given to a member's volume; what the member had before is never given again. */
    public Ledger giving(Member member, VolumeId volume) {
        return recording(member, volume, new ServerId(highWater + 1));
    }

    /** The ledger after it took over an id that a member's volume already has. */
    public Ledger recording(Member member, VolumeId volume, ServerId id) {
        SortedMap<Member, Entry> next = new TreeMap<>(entries);
        next.put(member, new Entry(volume, id));
        return new Ledger(Math.max(highWater, id.value()), bootstrapped, next);
    }

    /** The ledger when ids up to {@code used} are known to exist somewhere. */
    public Ledger past(int used) {
        return used <= highWater ? this : new Ledger(used, bootstrapped, entries);
    }

    /** The ledger of a cluster whose first data is proven. */
    public Ledger bootstrappedNow() {
        return new Ledger(highWater, true, entries);
    }

    /** The ledger of a cluster whose data is lost for good and that may get first data again; ids go on from where they were. */
    public Ledger anew() {
        return new Ledger(highWater, false, entries);
    }
}
