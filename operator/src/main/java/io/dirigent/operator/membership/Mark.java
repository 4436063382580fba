package io.dirigent.operator.membership;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a volume says of itself, kept in it. The launcher writes the first one; afterwards only the operator does.
 *
 * @param owner {@code namespace/cluster/ordinal} of the member that the volume was made for
 * @param suffixes the base DNs that the volume was made for
 * @param volume the volume's own id
 * @param state how far the volume's data is to be trusted
 * @param since when the state last changed
 * @param serverId the id under which the load was begun
 * @param source whom the data came from: a member's name, {@link #FROM_LDIF} or {@link #FROM_BASE_ENTRY}
 * @param proof what the data was proven by
 * @param renewals for each neighbour's replication server id, when its sessions were last asked to be renewed
 * @param serial that of the ledger when the operator last wrote the mark; 0 before
 */
public record Mark(
        String owner,
        Set<String> suffixes,
        VolumeId volume,
        State state,
        Instant since,
        Optional<ServerId> serverId,
        Optional<String> source,
        Proof proof,
        Map<Integer, Instant> renewals,
        long serial) {

    /** The source of a seed that was loaded from the user's LDIF. */
    public static final String FROM_LDIF = "ldif";

    /** The source of a seed that was loaded with nothing but its base entries. */
    public static final String FROM_BASE_ENTRY = "base-entry";

    /** The source of data that a person said to trust when no proven data was left. */
    public static final String BY_A_PERSONS_WORD = "a person's word";

    /** How far a volume's data is to be trusted. */
    public enum State {
        EMPTY,
        LOADING,
        INITIALISED,
        /** It is not Ready any more: its clients go, and no new ones come. */
        LEAVING,
        /** Its doors are shut: it takes no writes any more, and hands on what it has. */
        FROZEN,
        RETIRED
    }

    /**
     * What data was proven by.
     *
     * @param initialised when its load was proven
     * @param entries how many entries each suffix had then
     * @param compared when a member that had been away for long was last compared with the others, and found to lack nothing
     */
    public record Proof(Optional<Instant> initialised, Map<String, Long> entries, Optional<Instant> compared) {

        static final Proof NONE = new Proof(Optional.empty(), Map.of(), Optional.empty());

        public Proof {
            entries = Map.copyOf(entries);
        }
    }

    public Mark {
        suffixes = Set.copyOf(suffixes);
        renewals = Map.copyOf(renewals);
    }

    /** The mark that a new volume has. */
    public static Mark empty(String owner, Set<String> suffixes, VolumeId volume, Instant at) {
        return new Mark(
                owner, suffixes, volume, State.EMPTY, at, Optional.empty(), Optional.empty(), Proof.NONE, Map.of(), 0);
    }

    private Mark in(State next, Instant at, Optional<ServerId> id, Optional<String> from, Proof by) {
        return new Mark(owner, suffixes, volume, next, at, id, from, by, renewals, serial);
    }

    /** The mark of a volume whose data has no id that counts, and must not be shown to clients. */
    public Mark emptied(Instant at) {
        return in(State.EMPTY, at, Optional.empty(), Optional.empty(), Proof.NONE);
    }

    /** The mark of a volume into which a load from {@code source} begins, under the id {@code id}. */
    public Mark loading(ServerId id, String source, Instant at) {
        return in(State.LOADING, at, Optional.of(id), Optional.of(source), Proof.NONE)
                .asking(Map.of());
    }

    /** The mark of a volume whose load was proven, with the entries counted in each suffix. */
    public Mark initialised(Map<String, Long> counted, Instant at) {
        return in(State.INITIALISED, at, serverId, source, new Proof(Optional.of(at), counted, proof.compared()));
    }

    /** The same mark with another state of the same proven data. */
    public Mark becoming(State next, Instant at) {
        return in(next, at, serverId, source, proof);
    }

    /** The same mark, asking the launcher to renew its sessions with the replication server {@code neighbour}. */
    public Mark renewing(int neighbour, Instant at) {
        Map<Integer, Instant> asked = new TreeMap<>(renewals);
        asked.put(neighbour, at);
        return asking(asked);
    }

    private Mark asking(Map<Integer, Instant> asked) {
        return new Mark(owner, suffixes, volume, state, since, serverId, source, proof, asked, serial);
    }

    /** The same mark of a member that was compared with the others and lacks nothing. */
    public Mark compared(Instant at) {
        return in(state, since, serverId, source, new Proof(proof.initialised(), proof.entries(), Optional.of(at)));
    }

    /** The same mark, written under a ledger with this serial. */
    public Mark writtenUnder(long ledgerSerial) {
        return new Mark(owner, suffixes, volume, state, since, serverId, source, proof, renewals, ledgerSerial);
    }

    /** When the data was proven. */
    public Optional<Instant> initialised() {
        return proof.initialised();
    }

    /** How many entries each suffix had when the data was proven. */
    public Map<String, Long> entries() {
        return proof.entries();
    }

    /** True if it says that the data was proven, under whatever id. */
    public boolean isProven() {
        return state == State.INITIALISED || state == State.LEAVING || state == State.FROZEN;
    }

    /** True if the data was proven, by a load or by a comparison, after {@code instant}. */
    public boolean isProvenAfter(Instant instant) {
        return proofs().anyMatch(at -> at.isAfter(instant));
    }

    /** When the data was found to be what it should be: by its load, and by a comparison. */
    public Stream<Instant> proofs() {
        return Stream.of(proof.initialised(), proof.compared()).flatMap(Optional::stream);
    }

    /** True while a load of a seed, not one from another member, is under way. */
    public boolean isSeedLoad() {
        return state == State.LOADING
                && source.filter(from -> from.equals(FROM_LDIF) || from.equals(FROM_BASE_ENTRY))
                        .isPresent();
    }
}
