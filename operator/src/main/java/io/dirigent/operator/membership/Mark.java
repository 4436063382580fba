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
 * @param initialised when the data was proven
 * @param entries how many entries each suffix had then
 * @param compared when a member that had been away for long was last compared with the others, and found to lack nothing
 * @param renewals for each neighbour's replication server id, when its sessions were last asked to be renewed
 */
public record Mark(
        String owner,
        Set<String> suffixes,
        VolumeId volume,
        State state,
        Instant since,
        Optional<ServerId> serverId,
        Optional<String> source,
        Optional<Instant> initialised,
        Map<String, Long> entries,
        Optional<Instant> compared,
        Map<Integer, Instant> renewals) {

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
        LEAVING,
        RETIRED
    }

    public Mark {
        suffixes = Set.copyOf(suffixes);
        entries = Map.copyOf(entries);
        renewals = Map.copyOf(renewals);
    }

    /** The mark that a new volume has. */
    public static Mark empty(String owner, Set<String> suffixes, VolumeId volume, Instant at) {
        return new Mark(
                owner,
                suffixes,
                volume,
                State.EMPTY,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    /** The mark of a volume into which a load from {@code source} begins, under the id {@code id}. */
    public Mark loading(ServerId id, String source, Instant at) {
        return new Mark(
                owner,
                suffixes,
                volume,
                State.LOADING,
                at,
                Optional.of(id),
                Optional.of(source),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Map.of());
    }

    /** The mark of a volume whose load was proven, with the entries counted in each suffix. */
    public Mark initialised(Map<String, Long> counted, Instant at) {
        return new Mark(
                owner,
                suffixes,
                volume,
                State.INITIALISED,
                at,
                serverId,
                source,
                Optional.of(at),
                counted,
                compared,
                renewals);
    }

    /** The same mark, asking the launcher to renew its sessions with the replication server {@code neighbour}. */
    public Mark renewing(int neighbour, Instant at) {
        TreeMap<Integer, Instant> asked = new TreeMap<>(renewals);
        asked.put(neighbour, at);
        return new Mark(owner, suffixes, volume, state, since, serverId, source, initialised, entries, compared, asked);
    }

    /** The same mark of a member that was compared with the others and lacks nothing. */
    public Mark compared(Instant at) {
        return new Mark(
                owner,
                suffixes,
                volume,
                state,
                since,
                serverId,
                source,
                initialised,
                entries,
                Optional.of(at),
                renewals);
    }

    /** True if the data was proven, by a load or by a comparison, after {@code instant}. */
    public boolean isProvenAfter(Instant instant) {
        return Stream.of(initialised, compared).flatMap(Optional::stream).anyMatch(proof -> proof.isAfter(instant));
    }

    /** True while a load of a seed, not one from another member, is under way. */
    public boolean isSeedLoad() {
        return state == State.LOADING
                && source.filter(from -> from.equals(FROM_LDIF) || from.equals(FROM_BASE_ENTRY))
                        .isPresent();
    }
}
