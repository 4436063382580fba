package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one look at a member showed.
 *
 * @param mark what its volume says of itself
 * @param replication how it is configured to replicate; empty without a replication server
 * @param suffixes for each suffix its data and its replication
 * @param schema the same for {@code cn=schema}, whose entries nobody counts
 * @param absence if its launcher found at the start that it had been out of sync for too long: how long
 * @param loads the loads that were ever started under its present id, as far as the server still knows them
 * @param generationGiven when it was last asked to give its generation to the replication servers around it, as far as the server knows
 * @param vitals what its launcher tells of the process
 */
public record Observation(
        Mark mark,
        Optional<Replication> replication,
        Map<String, SuffixState> suffixes,
        SuffixState schema,
        Optional<Absence> absence,
        List<Load> loads,
        Optional<Instant> generationGiven,
        Vitals vitals) {

    /**
     * A time in which a member missed what may be gone from every changelog by now.
     *
     * @param since when it was last in sync
     * @param until when its server started again
     */
    public record Absence(Instant since, Instant until) {}

    /**
     * The configuration of a member's replication, as its own server has it.
     *
     * @param serverId the id of the replication server
     * @param peers the members that it names, without itself
     * @param strangers addresses that it names and that are no member's
     * @param isComplete false while a domain is missing, or one has another id
     * @param purgeDelay how long its changelog keeps a change; zero if what stands there means nothing
     */
    public record Replication(
            ServerId serverId, Set<Member> peers, Set<String> strangers, boolean isComplete, Duration purgeDelay) {

        public Replication {
            peers = Set.copyOf(peers);
            strangers = Set.copyOf(strangers);
        }
    }

    /**
     * A suffix as a member holds it.
     *
     * @param entries how many entries
     * @param generation the generation id of the data; 0 when not replicated
     * @param status what the replication domain says of itself
     * @param isSending whether it is the source of a load that has not ended; a second request would be dropped without a word
     * @param vector what it holds
     * @param pending changes of its own that its clients were answered for, or will be, and that are not in the vector yet
     * @param neighbours the replication servers that are connected for this suffix, by the server id of their member
     */
    public record SuffixState(
            long entries,
            long generation,
            Status status,
            boolean isSending,
            StateVector vector,
            long pending,
            Map<ServerId, Neighbour> neighbours) {

        public SuffixState {
            neighbours = Map.copyOf(neighbours);
        }

        public boolean isNormal() {
            return status == Status.NORMAL;
        }

        /** True if its own replication server has other data than the suffix. */
        public boolean isContradicted() {
            return status == Status.BAD_GENERATION && generation > 0;
        }
    }

    /** What a replication domain says of itself; the order is of no meaning. */
    public enum Status {
        NORMAL,
        /** Its replication server has other data. */
        BAD_GENERATION,
        /** Some thousand changes wait to be replayed. */
        DEGRADED,
        /** It is the target of a load. */
        FULL_UPDATE,
        /** It has no replication server, or says something else. */
        NOT_CONNECTED
    }

    /**
     * A replication server at the other end of an established connection.
     *
     * @param generation the generation id that this side believes the other one to have; -1 when it does not know
     * @param isEncrypted whether the connection is TLS in use, not only in the handshake
     */
    public record Neighbour(long generation, boolean isEncrypted) {

        private static final long UNKNOWN = -1;

        /** False while this side does not know the other one's generation id, and so sends it nothing. */
        public boolean isGenerationKnown() {
            return generation != UNKNOWN;
        }
    }

    /**
     * A load of one suffix.
     *
     * @param suffix the suffix
     * @param state how far it is
     * @param processed entries that were handled
     * @param left entries that are known to be left; 0 when not known
     * @param message the server's last words about it, or nothing
     * @param since when it began; empty as long as it has not
     */
    public record Load(String suffix, State state, long processed, long left, String message, Optional<Instant> since) {

        /** For a person: where it came to. */
        public String why() {
            return suffix + ", after " + processed + " entries: "
                    + (message.isEmpty() ? "no reason was given" : message);
        }

        /** How far a load is. */
        public enum State {
            /** Asked for, or under way. */
            RUNNING,
            /** Done, with something loaded and nothing refused; that the data is whole, is still to be proven. */
            COMPLETED,
            /** Ended without effect, in the middle, or with entries left out, whatever the server calls it. */
            FAILED
        }
    }

    public Observation {
        // In an order of their own: whoever looks for the first one that lacks something finds the same one in each
        // process.
        suffixes = Collections.unmodifiableSortedMap(new TreeMap<>(suffixes));
        loads = List.copyOf(loads);
    }

    /** True if a connection with the replication server of {@code other} stands for every suffix. */
    public boolean isConnectedWith(ServerId other) {
        return !suffixes.isEmpty()
                && suffixes.values().stream()
                        .allMatch(suffix -> suffix.neighbours().containsKey(other));
    }

    /**
     * True if it is connected with {@code id} for every suffix and the schema, and takes the data of each suffix to be of the generation that {@code
     * other} says.
     */
    public boolean agreesWith(ServerId id, Observation other) {
        return !suffixes.isEmpty()
                && schema.neighbours().containsKey(id)
                && suffixes.entrySet().stream().allMatch(suffix -> {
                    Neighbour neighbour = suffix.getValue().neighbours().get(id);
                    SuffixState theirs = other.suffixes().get(suffix.getKey());
                    return neighbour != null
                            && theirs != null
                            && neighbour.isGenerationKnown()
                            && neighbour.generation() == theirs.generation()
                            && suffix.getValue().generation() == theirs.generation();
                });
    }

    /** True if its data is of the same generation as that of {@code other}, in every suffix. */
    public boolean hasGenerationsOf(Observation other) {
        return suffixes.entrySet().stream()
                .allMatch(suffix -> other.suffixes().containsKey(suffix.getKey())
                        && other.suffixes().get(suffix.getKey()).generation()
                                == suffix.getValue().generation());
    }

    /** True if its replication is configured, wholly, under this id. */
    public boolean isConfiguredAs(ServerId id) {
        return replication
                .filter(configured ->
                        configured.isComplete() && configured.serverId().equals(id))
                .isPresent();
    }

    /** True if its changelog keeps changes for so long. */
    public boolean keepsChangesFor(Duration purgeDelay) {
        return replication
                .filter(configured -> configured.purgeDelay().equals(purgeDelay))
                .isPresent();
    }

    /** True if its configuration names {@code peer}. */
    public boolean names(Member peer) {
        return replication
                .filter(configured -> configured.peers().contains(peer))
                .isPresent();
    }

    /** True while a load of any suffix runs. */
    public boolean isLoading() {
        return loads.stream().anyMatch(load -> load.state() == Load.State.RUNNING);
    }

    /** True if every suffix was loaded, or is being loaded. */
    public boolean hasLoadOfEachSuffix() {
        return loads.size() >= suffixes.size();
    }

    /** True if every suffix was loaded to the end. */
    public boolean isLoaded() {
        return hasLoadOfEachSuffix() && loads.stream().allMatch(load -> load.state() == Load.State.COMPLETED);
    }

    /** How many entries each suffix has. */
    public Map<String, Long> counts() {
        return suffixes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, suffix -> suffix.getValue()
                .entries()));
    }

    /** True if any suffix has an entry. */
    public boolean hasEntries() {
        return suffixes.values().stream().anyMatch(suffix -> suffix.entries() > 0);
    }

    /** The highest server id that it was ever told of: in its mark, its configuration, or the changes that it holds; 0 for none. */
    public int highestId() {
        Stream<ServerId> inVectors = Stream.concat(suffixes.values().stream(), Stream.of(schema))
                .flatMap(suffix -> suffix.vector().newest().keySet().stream());
        return Stream.of(inVectors, replication.map(Replication::serverId).stream(), mark.serverId().stream())
                .flatMap(ids -> ids)
                .mapToInt(ServerId::value)
                .max()
                .orElse(0);
    }

    /** True if it is the source of a load of any suffix. */
    public boolean isSending() {
        return suffixes.values().stream().anyMatch(SuffixState::isSending);
    }

    /** True if this member lacks no change, of any suffix, that {@code other} holds. */
    public boolean covers(Observation other) {
        return missingOf(other).findAny().isEmpty();
    }

    /** True if neither of the two lacks a change that the other one holds. */
    public boolean holdsTheSameAs(Observation other) {
        return covers(other) && other.covers(this);
    }

    /** For each suffix and each server id the newest change that it holds. */
    public Stream<Csn> changes() {
        return suffixes.values().stream().flatMap(suffix -> suffix.vector().newest().values().stream());
    }

    /** For each suffix and each server id the newest change that {@code other} holds, where it is missing here; any member has all suffixes. */
    public Stream<Csn> missingOf(Observation other) {
        return other.suffixes.entrySet().stream().flatMap(theirs -> vector(theirs.getKey())
                .missingOf(theirs.getValue().vector()));
    }

    private StateVector vector(String suffix) {
        SuffixState state = suffixes.get(suffix);
        return state == null ? StateVector.NOTHING : state.vector();
    }
}
