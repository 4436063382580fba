package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.removal.Certificate;
import io.dirigent.operator.topology.Link;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was seen of a cluster in one look: Kubernetes' objects and each member's own word.
 *
 * @param at when the look began
 * @param ledger the ledger, read from the API server; empty when there is none
 * @param ledgerVersion the ledger's resource version, with which alone it may be replaced; empty when there is none
 * @param status what the status remembers
 * @param size the StatefulSet's size; 0 when there is none
 * @param members every member that has a claim, a pod, or a place in the StatefulSet
 * @param certificates those that are kept, by their digests; one that was altered is none
 */
public record ClusterView(
        Instant at,
        Optional<Ledger> ledger,
        String ledgerVersion,
        Status status,
        int size,
        SortedMap<Member, MemberView> members,
        Map<String, Certificate> certificates) {

    public ClusterView {
        certificates = Map.copyOf(certificates);
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /**
     * What the status remembers, which outlives a ledger that is deleted or put back as it was on another day.
     *
     * @param bootstrapped whether there once was proven data
     * @param highestId the highest server id that was ever given, as far as it knows; 0 for none
     */
    public record Status(boolean bootstrapped, int highestId) {

        /** Of a cluster that has none yet. */
        public static final Status NOTHING = new Status(false, 0);
    }

    /** A member as Kubernetes has it and as it showed itself. */
    public record MemberView(Claim claim, Pod pod, Sight sight) {

        /** A member of which nothing exists yet. */
        public static final MemberView NOTHING =
                new MemberView(Claim.MISSING, Pod.MISSING, new Sight.Unseen("its pod does not exist yet"));
    }

    /**
     * The claim of a member's volume.
     *
     * @param uid which one it is; empty when there is none
     * @param isGoing whether it is being deleted, and goes with its volume as soon as its pod does
     */
    public record Claim(String uid, boolean isGoing) {

        public static final Claim MISSING = new Claim("", false);

        public boolean exists() {
            return !uid.isEmpty();
        }
    }

    /**
     * A member's pod.
     *
     * @param uid which one it is; empty when there is none
     * @param isRunning whether its container runs
     * @param isReady whether it is Ready
     * @param unreadySince since when it is not; of one that is being deleted, when it should have been gone; empty while it is Ready
     * @param isOutdated whether it was made from an older template than the StatefulSet has now
     * @param trouble why it does not run, in Kubernetes' words; empty when nothing is wrong
     */
    public record Pod(
            String uid,
            boolean isRunning,
            boolean isReady,
            Optional<Instant> unreadySince,
            boolean isOutdated,
            String trouble) {

        public static final Pod MISSING = new Pod("", false, false, Optional.empty(), false, "");

        /** True if there is one that is not being deleted. */
        public boolean exists() {
            return !uid.isEmpty();
        }
    }

    /** How the look at a member's server ended. A failure is a value: it is planned with, not thrown. */
    public sealed interface Sight {

        /** It showed itself. */
        record Seen(Observation observation) implements Sight {}

        /** It could not be observed just now; not the same as absent. */
        record Unseen(String reason) implements Sight {}
    }

    /** True if there ever were two members: from then on two stay, each with an agreement. */
    public boolean wereTwo() {
        return size > 1 || ledger.filter(Ledger::wereTwo).isPresent();
    }

    /** The member as far as anything is known of it. */
    public MemberView of(Member member) {
        return members.getOrDefault(member, MemberView.NOTHING);
    }

    /**
     * The links over which changes flow both ways: sessions stand on both sides, for every suffix, and both ends know and have the same
     * generation of data.
     */
    public Set<Link> established() {
        Set<Link> established = new HashSet<>();
        List<Member> seen = members.keySet().stream()
                .filter(member -> seen(member).isPresent())
                .toList();
        for (Member one : seen) {
            for (Member other : seen) {
                if (one.compareTo(other) < 0 && isEstablished(one, other)) {
                    established.add(new Link(one, other));
                }
            }
        }
        return established;
    }

    private boolean isEstablished(Member one, Member other) {
        Observation here = seen(one).orElseThrow();
        Observation there = seen(other).orElseThrow();
        return here.replication().isPresent()
                && there.replication().isPresent()
                && here.agreesWith(there.replication().get().serverId(), there)
                && there.agreesWith(here.replication().get().serverId(), here);
    }

    /** What each member showed of itself that did. */
    public Stream<Observation> observations() {
        return members.keySet().stream().flatMap(member -> seen(member).stream());
    }

    /** What the member showed of itself, if it did. */
    public Optional<Observation> seen(Member member) {
        return of(member).sight() instanceof Sight.Seen(Observation observation)
                ? Optional.of(observation)
                : Optional.empty();
    }
}
