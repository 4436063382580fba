package io.dirigent.directory.launcher.mark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether the public LDAP ports are open. A write through a server that does not replicate yet has no change number
 * and is lost, so they stay closed until every domain has been Normal; once it was, losing peers closes nothing.
 */
public final class Gate {

    private final Optional<Instant> outOfSyncSince;
    private final List<Object> normalOnce = new ArrayList<>();

    private Gate(Optional<Instant> outOfSyncSince) {
        this.outOfSyncSince = outOfSyncSince;
    }

    /**
     * The gate of a start. A proof is a time at which the volume was in sync, and it ages like any other one.
     *
     * @param noted when this volume last noted that it was in sync
     * @param mark the volume's mark as it was found
     * @param limit how long ago the volume may have been in sync; without one it never is too long ago
     */
    public static Gate of(Optional<Instant> noted, Optional<Mark> mark, Optional<Duration> limit, Instant start) {
        Optional<Instant> last = Stream.concat(noted.stream(), mark.stream().flatMap(Mark::proofs))
                .max(Comparator.naturalOrder());
        return new Gate(last.filter(
                instant -> limit.map(instant::plus).filter(start::isAfter).isPresent()));
    }

    /** The gate of a member that has nobody to have fallen behind. */
    public static Gate ofLoneMember() {
        return new Gate(Optional.empty());
    }

    /** When the volume was last in sync, if that is too long ago to open by itself. */
    public Optional<Instant> outOfSyncSince() {
        return outOfSyncSince;
    }

    /** To be asked again and again: it remembers which domains have been Normal. */
    public Verdict decide(Optional<Mark> mark, ReplicationView replication) {
        remember(replication);
        if (mark.isEmpty() || mark.get().state().isEmpty()) {
            return new Verdict.Closed("the volume's mark names no state");
        }
        MarkState state = mark.get().state().get();
        if (!state.servesClients()) {
            normalOnce.clear();
            return new Verdict.Closed("the volume is " + state.word());
        }
        if (isSuspect(mark.get())) {
            return new Verdict.Closed("last in sync at " + outOfSyncSince.orElseThrow()
                    + ", too long ago: the operator has to compare this member with the others first");
        }
        return replication(state, replication);
    }

    private Verdict replication(MarkState state, ReplicationView replication) {
        if (!replication.serverConfigured()) {
            return new Verdict.Closed("replication is not configured");
        }
        for (ReplicationView.Domain domain : replication.domains()) {
            if (!domain.configured()) {
                return new Verdict.Closed("replication of " + domain.name() + " is not configured");
            }
            if (normalOnce.stream().noneMatch(known -> known == domain.instance())) {
                return new Verdict.Closed("replication of " + domain.name() + " is " + domain.status());
            }
        }
        return state == MarkState.INITIALISED
                ? new Verdict.Open(true, "serving clients")
                : new Verdict.Open(false, "the member is leaving");
    }

    /** Until the operator has compared this member with the others, or has loaded it anew. */
    private boolean isSuspect(Mark mark) {
        return outOfSyncSince
                .filter(since -> mark.proofs().noneMatch(proof -> proof.isAfter(since)))
                .isPresent();
    }

    private void remember(ReplicationView replication) {
        List<Object> present = replication.domains().stream()
                .map(ReplicationView.Domain::instance)
                .toList();
        normalOnce.removeIf(known -> present.stream().noneMatch(instance -> instance == known));
        replication.domains().stream()
                .filter(domain -> domain.configured() && domain.normal())
                .map(ReplicationView.Domain::instance)
                .filter(instance -> normalOnce.stream().noneMatch(known -> known == instance))
                .forEach(normalOnce::add);
    }
}
