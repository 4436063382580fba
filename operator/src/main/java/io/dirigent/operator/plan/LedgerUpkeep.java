package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Attempt;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.plan.Standing.Known;
import io.dirigent.operator.plan.Standing.NeedsId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** When the ledger is begun, when it is not believed, when an id is given, and what it says of members whose data is proven. */
final class LedgerUpkeep {

    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    private LedgerUpkeep() {}

    /**
     * Without a ledger no id is given until every volume has said what it is, since an id that some volume still has must not be given
     * again.
     */
    static void begin(Wish wish, ClusterView view, int size, Draft draft) {
        List<Member> unseen = wish.members(size).stream()
                .filter(member -> view.seen(member).isEmpty())
                .toList();
        if (!unseen.isEmpty()) {
            draft.waiting(
                    "WaitingForMembers", "the ledger is begun when every member has been seen; not yet: " + unseen);
            return;
        }
        draft.ledger("begun from what the members say", nothing -> rebuilt(wish, view, size));
    }

    private static Ledger rebuilt(Wish wish, ClusterView view, int size) {
        Ledger ledger = Ledger.startingAt(wish.serverIdBase());
        ledger = ledger.past(view.status().highestId());
        boolean bootstrapped = view.status().bootstrapped();
        for (Member member : wish.members(size)) {
            Observation seen = view.seen(member).orElseThrow();
            ledger = ledger.past(seen.highestId());
            Mark mark = seen.mark();
            if (!mark.owner().equals(wish.ownerOf(member)) || mark.state() == Mark.State.RETIRED) {
                continue;
            }
            Optional<ServerId> id = mark.serverId();
            if (id.isPresent() && ledger.holderOf(id.get()).isEmpty()) {
                ledger = ledger.recording(member, mark.volume(), id.get(), part(mark));
                bootstrapped |= mark.isProven();
            }
        }
        return bootstrapped ? ledger.bootstrappedNow() : ledger;
    }

    private static Phase part(Mark mark) {
        return switch (mark.state()) {
            case INITIALISED -> Phase.SERVING;
            case LEAVING, FROZEN -> Phase.LEAVING;
            case EMPTY, LOADING, RETIRED -> Phase.JOINING;
        };
    }

    /** The highest serial that any mark carries: a ledger that is begun anew goes on from there. */
    static long lastSerial(ClusterView view) {
        return view.observations().mapToLong(seen -> seen.mark().serial()).max().orElse(0);
    }

    /**
     * Why the ledger cannot be that of these volumes: it is an older one, or somebody edited it. Whatever were done by it, an id would be given
     * twice, or proven data thrown away.
     */
    static Optional<String> contradiction(Situation situation) {
        int told = situation.view().status().highestId();
        if (told > situation.ledger().highWater()) {
            return Optional.of("the status tells of server id " + told + ", and it of no higher one than "
                    + situation.ledger().highWater());
        }
        for (Member member : situation.standings().keySet()) {
            Optional<String> said = situation
                    .view()
                    .seen(member)
                    .filter(seen -> seen.mark().owner().equals(situation.wish().ownerOf(member)))
                    .flatMap(seen -> contradiction(situation.ledger(), member, seen));
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> contradiction(Ledger ledger, Member member, Observation seen) {
        Mark mark = seen.mark();
        Optional<ServerId> unknown =
                seen.replication().map(Observation.Replication::serverId).filter(id -> id.value() > ledger.highWater());
        if (unknown.isPresent()) {
            return Optional.of(member + " has server id " + unknown.get() + ", above the highest one that it gave");
        }
        if (mark.serial() > ledger.serial() && ledger.format() == Ledger.FORMAT) {
            return Optional.of(member + " was marked under a later one");
        }
        Optional<ServerId> given = ledger.idOf(member, mark.volume());
        if (given.isPresent()) {
            return mark.serverId()
                    .filter(id -> id.compareTo(given.get()) > 0)
                    .map(id -> member + " has server id " + id + " by now, and it says " + given.get());
        }
        Optional<Member> holder = ledger.holderOf(mark.volume());
        if (holder.isPresent()) {
            return Optional.of("it gives the volume " + mark.volume() + " of " + member + " to " + holder.get());
        }
        return mark.isProven() && !ledger.hasRetired(member, mark.volume())
                ? Optional.of(
                        "it does not name the volume " + mark.volume() + " of " + member + ", whose data is proven")
                : Optional.empty();
    }

    /** What the ledger must say before anything else is done. */
    static void plan(Situation situation, Draft draft) {
        if (situation.ledger().format() < Ledger.FORMAT) {
            draft.ledger("in the present format", ledger -> withParts(situation, ledger));
        }
        situation.all(Known.class).forEach((member, known) -> {
            if (known.wasProven() && situation.ledger().isIn(Phase.JOINING, member)) {
                draft.ledger(member + " is a supplier", ledger -> ledger.moving(member, Phase.SERVING));
            }
        });
        if (!situation.ledger().bootstrapped()
                && situation.standings().values().stream().anyMatch(Standing::wasProven)) {
            draft.ledger("the first data is proven", Ledger::bootstrappedNow);
        }
        giveIds(situation, draft);
    }

    /** The first format knew no parts: whoever holds nothing yet joins, all others serve. */
    private static Ledger withParts(Situation situation, Ledger ledger) {
        Ledger next = ledger;
        for (Member member : ledger.entries().keySet()) {
            boolean joins = situation
                    .view()
                    .seen(member)
                    .filter(seen -> !seen.mark().isProven())
                    .isPresent();
            next = next.moving(member, joins ? Phase.JOINING : Phase.SERVING);
        }
        return next;
    }

    private static void giveIds(Situation situation, Draft draft) {
        SortedMap<Member, NeedsId> needy = situation.all(NeedsId.class);
        needy.keySet().removeIf(situation::isSurplus);
        needy.entrySet().removeIf(one -> mustRest(one.getKey(), one.getValue(), situation, draft));
        boolean isTooEarly =
                !situation.ledger().bootstrapped() && !situation.unseen().isEmpty();
        if (needy.isEmpty() || isTooEarly) {
            return;
        }
        int highest = situation
                .view()
                .observations()
                .mapToInt(Observation::highestId)
                .max()
                .orElse(0);
        Ledger before = situation.ledger().past(highest);
        if (before.highWater() + needy.size() > ServerId.MAX) {
            draft.stalled(
                    "ServerIdsUsedUp",
                    "all server ids up to " + ServerId.MAX + " were given; move the data to a new DirectoryCluster");
            return;
        }
        draft.ledger(
                "new ids for "
                        + needy.keySet().stream()
                                .map(member -> member + " ("
                                        + given(before, needy, situation)
                                                .idOf(member)
                                                .orElseThrow() + ")")
                                .toList(),
                ledger -> given(ledger.past(highest), needy, situation));
    }

    /** A load that cannot succeed must not use up the ids: each failure doubles the time to the next attempt. */
    private static boolean mustRest(Member member, NeedsId needy, Situation situation, Draft draft) {
        Attempt last = situation.ledger().attempt(member, needy.seen().mark().volume());
        if (last.number() == 0 || !situation.isWithin(rest(last), last.since())) {
            return false;
        }
        draft.waiting(
                "LoadRetry",
                member + " is loaded anew, under another id, at "
                        + last.since().plus(rest(last)).truncatedTo(ChronoUnit.SECONDS) + ", as attempt "
                        + (last.number() + 1) + ": " + needy.why());
        return true;
    }

    private static Duration rest(Attempt last) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(last.number() - 1, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    private static Ledger given(Ledger ledger, SortedMap<Member, NeedsId> needy, Situation situation) {
        Ledger next = ledger;
        for (Map.Entry<Member, NeedsId> one : needy.entrySet()) {
            VolumeId volume = one.getValue().seen().mark().volume();
            next = next.giving(one.getKey(), volume, situation.view().at());
        }
        return next;
    }
}
