package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Initialised;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection over which nothing flows, although all else looks well: one end does not know the other one's generation id. Closing the
 * session helps; both dial again and nothing is lost.
 */
final class Renewal {

    static final Duration BETWEEN_TWO = Duration.ofSeconds(10);

    private Renewal() {}

    static boolean isNeeded(Observation a, ServerId idOfA, Observation b, ServerId idOfB) {
        return isUnknown(a, idOfB) || isUnknown(b, idOfA);
    }

    private static boolean isUnknown(Observation at, ServerId neighbour) {
        return at.suffixes().values().stream()
                .map(suffix -> suffix.neighbours().get(neighbour))
                .anyMatch(connection -> connection != null && !connection.isGenerationKnown());
    }

    /** Has {@code member} renew its sessions with {@code neighbour}, unless it was asked to just now. */
    static void plan(Situation situation, Member member, Initialised standing, ServerId neighbour, Draft draft) {
        Optional<Instant> last = last(standing, neighbour);
        if (last.isPresent() && situation.since(last.get()).compareTo(BETWEEN_TWO) < 0) {
            draft.waiting("RenewingLink", member + " dials server id " + neighbour + " again");
            return;
        }
        draft.step(new Step.RenewLink(standing.volumeOf(member), neighbour));
    }

    /** When {@code standing} was last asked to renew its sessions with {@code neighbour}. */
    static Optional<Instant> last(Initialised standing, ServerId neighbour) {
        return Optional.ofNullable(standing.seen().mark().renewals().get(neighbour.replicationServerId()));
    }
}
