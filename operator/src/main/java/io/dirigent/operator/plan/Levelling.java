package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Known;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One end of a link that stands lacks changes that the other one holds, and they do not come: those of a lost member, when replication servers
 * hand on only the changes of their own members, or any, when one of them is stuck (OpenDJ #963). But a connection that is new is first caught up
 * from the whole changelog, so one link after the other is renewed until nobody lacks anything (decision 10).
 */
final class Levelling {

    /** A member that merely restarts sends what is missing itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Under many writes changes of a member that is there may be on their way for so long. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(2);

    private Levelling() {}

    /** A link that stands. */
    record Connected(Link link, Known a, Known b) {

        private Optional<Instant> renewed() {
            return Renewal.last(a, b.id());
        }

        private Stream<Gap> gaps(Set<ServerId> present) {
            return Stream.concat(
                    b.seen().missingOf(a.seen()).map(change -> gap(link.a(), link.b(), change, present)),
                    a.seen().missingOf(b.seen()).map(change -> gap(link.b(), link.a(), change, present)));
        }

        private Gap gap(Member holder, Member lacking, Csn change, Set<ServerId> present) {
            return new Gap(this, holder, lacking, change, !present.contains(change.serverId()));
        }
    }

    /**
     * A change that one end of a link holds and the other one lacks.
     *
     * @param isOrphan whether no member that was seen has its server id, and would send it itself
     */
    private record Gap(Connected connected, Member holder, Member lacking, Csn change, boolean isOrphan) {

        /** Under writes everybody lacks what was written just now. */
        boolean isWorthTelling(Instant now) {
            return isOrphan || !now.isBefore(change.at().plus(LONG_PATIENCE));
        }

        /** Each try doubles the time to the next one, counted from the change itself: what cannot be levelled is not disturbed for ever. */
        Instant due(Instant now) {
            // A change of a time to come was made by a clock that is wrong: nobody waits for that time.
            Instant first = change.at().isAfter(now) ? now : change.at().plus(isOrphan ? PATIENCE : LONG_PATIENCE);
            return connected
                    .renewed()
                    .filter(last -> !last.isAfter(now))
                    .map(last -> last.plus(longer(Renewal.BETWEEN_TWO, Duration.between(change.at(), last))))
                    .filter(first::isBefore)
                    .orElse(first);
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    /** Renews the link whose turn it is, if any. */
    static void plan(Situation situation, List<Connected> standing, Draft draft) {
        Set<ServerId> present = situation.idsSeen();
        Instant now = situation.view().at();
        Optional<Gap> next = standing.stream()
                .flatMap(link -> link.gaps(present))
                .filter(gap -> gap.isWorthTelling(now))
                .min(Comparator.comparing(gap -> gap.due(now)));
        if (next.isEmpty()) {
            return;
        }
        Gap gap = next.get();
        boolean isOneUnderWay = standing.stream()
                .flatMap(link -> link.renewed().stream())
                .anyMatch(last -> situation.isWithin(Renewal.BETWEEN_TWO, last));
        if (!isOneUnderWay && !now.isBefore(gap.due(now))) {
            Connected renewed = gap.connected();
            draft.step(new Step.RenewLink(
                    renewed.a().volumeOf(renewed.link().a()), renewed.b().id()));
        }
        draft.waiting(
                "LevellingMembers",
                gap.lacking() + " lacks changes of server id " + gap.change().serverId() + ", and " + gap.holder()
                        + " has them; " + hope(gap, situation));
    }

    /** One that is merely away brings its changes itself, and nothing needs to be deleted for them. */
    private static String hope(Gap gap, Situation situation) {
        if (!gap.isOrphan()) {
            return "the link between them is renewed; if this lasts, delete the pod and the claim of " + gap.lacking()
                    + " to have it loaded anew";
        }
        return situation
                .ledger()
                .holderOf(gap.change().serverId())
                .map(origin -> "they come from " + origin + " as well, as soon as that is back")
                .orElseGet(() -> "that id is not there any more; if this lasts, delete the pod and the claim of "
                        + gap.lacking() + " to have it loaded anew");
    }
}
