package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection over which nothing flows, although all else looks well: one end does not know the other one's generation id. Closing the
 * session helps; both dial again and nothing is lost. Measured: the cause is a replication server without a change of its own, which does not take
 * the generation of its data; unless it is told, it forgets it again.
 */
final class Renewal {

    static final Duration BETWEEN_TWO = Duration.ofSeconds(10);

    private Renewal() {}

    /** One end of a link. */
    record End(Member member, Known standing) {}

    static boolean isNeeded(Known a, Known b) {
        return !knows(a, b) || !knows(b, a);
    }

    /** False if {@code at} is connected with {@code other}, and was not told the generation of its data. */
    private static boolean knows(Known at, Known other) {
        return at.seen().suffixes().values().stream()
                .map(suffix -> suffix.neighbours().get(other.id()))
                .allMatch(connection -> connection == null || connection.isGenerationKnown());
    }

    /** Has the end that does not tell its generation do so, and the first end renew its sessions, unless it was asked to just now. */
    static void plan(Situation situation, End first, End second, Draft draft) {
        if (first.standing().seen().hasGenerationsOf(second.standing().seen())) {
            End mute = knows(first.standing(), second.standing()) ? first : second;
            Generations.give(situation, mute.member(), mute.standing(), draft);
        }
        Optional<Instant> last = last(first.standing(), second.standing().id());
        if (last.filter(asked -> situation.isWithin(BETWEEN_TWO, asked)).isPresent()) {
            draft.waiting(
                    "RenewingLink",
                    first.member() + " dials server id " + second.standing().id() + " again");
            return;
        }
        draft.step(new Step.RenewLink(
                first.standing().volumeOf(first.member()), second.standing().id()));
    }

    /** When {@code standing} was last asked to renew its sessions with {@code neighbour}. */
    static Optional<Instant> last(Known standing, ServerId neighbour) {
        return Optional.ofNullable(standing.seen().mark().renewals().get(neighbour.replicationServerId()));
    }
}
