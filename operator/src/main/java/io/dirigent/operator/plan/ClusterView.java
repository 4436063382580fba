package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen of a cluster in one look: Kubernetes' objects and each member's own word.
 *
 * @param at when the look began
 * @param ledger the ledger, read from the API server; empty when there is none
 * @param ledgerVersion the ledger's resource version, with which alone it may be replaced; empty when there is none
 * @param statusSaysBootstrapped whether the status, which outlives a deleted ledger, says that there once was proven data
 * @param size the StatefulSet's size; 0 when there is none
 * @param members every member that has a claim, a pod, or a place in the StatefulSet
 */
public record ClusterView(
        Instant at,
        Optional<Ledger> ledger,
        String ledgerVersion,
        boolean statusSaysBootstrapped,
        int size,
        SortedMap<Member, MemberView> members) {

    public ClusterView {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** A member as Kubernetes has it and as it showed itself. */
    public record MemberView(boolean hasClaim, Pod pod, Sight sight) {

        /** A member of which nothing exists yet. */
        public static final MemberView NOTHING =
                new MemberView(false, Pod.MISSING, new Sight.Unseen("its pod does not exist yet"));
    }

    /**
     * A member's pod.
     *
     * @param exists whether there is one that is not being deleted
     * @param isReady whether it is Ready
     * @param isOutdated whether it was made from an older template than the StatefulSet has now
     * @param trouble why it does not run, in Kubernetes' words; empty when nothing is wrong
     */
    public record Pod(boolean exists, boolean isReady, boolean isOutdated, String trouble) {
        public static final Pod MISSING = new Pod(false, false, false, "");
    }

    /** How the look at a member's server ended. A failure is a value: it is planned with, not thrown. */
    public sealed interface Sight {

        /** It showed itself. */
        record Seen(Observation observation) implements Sight {}

        /** It could not be observed just now; not the same as absent. */
        record Unseen(String reason) implements Sight {}
    }

    /** The member as far as anything is known of it. */
    public MemberView of(Member member) {
        return members.getOrDefault(member, MemberView.NOTHING);
    }

    /** What the member showed of itself, if it did. */
    public Optional<Observation> seen(Member member) {
        return of(member).sight() instanceof Sight.Seen(Observation observation)
                ? Optional.of(observation)
                : Optional.empty();
    }
}
