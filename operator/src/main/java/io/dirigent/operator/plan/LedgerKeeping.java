package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Unseen;
import io.dirigent.operator.plan.Standing.WithoutId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When the ledger is begun, when an id is given, and when it says that the cluster has proven data. */
final class LedgerKeeping {

    private LedgerKeeping() {}

    /**
     * Without a ledger no id is given until every volume has said what it is, since an id that some volume still has must not be given
     * again.
     */
    static void begin(Wish wish, ClusterView view, int size, Planner.Round round) {
        List<Member> unseen = wish.members(size).stream()
                .filter(member -> view.seen(member).isEmpty())
                .toList();
        if (!unseen.isEmpty()) {
            round.waiting(
                    "WaitingForMembers", "the ledger is begun when every member has been seen; not yet: " + unseen);
            return;
        }
        round.step(new Step.WriteLedger(rebuilt(wish, view, size), "begun from what the members say"));
    }

    private static Ledger rebuilt(Wish wish, ClusterView view, int size) {
        Ledger ledger = Ledger.startingAt(wish.serverIdBase());
        boolean bootstrapped = view.statusSaysBootstrapped() && !(wish.recovery() instanceof Wish.Recovery.Anew);
        for (Member member : wish.members(size)) {
            Observation seen = view.seen(member).orElseThrow();
            ledger = ledger.past(highestIdIn(seen));
            Mark mark = seen.mark();
            if (!mark.owner().equals(wish.ownerOf(member)) || mark.state() == Mark.State.RETIRED) {
                continue;
            }
            Optional<ServerId> id = mark.serverId();
            if (id.isPresent() && ledger.holderOf(id.get()).isEmpty()) {
                ledger = ledger.recording(member, mark.volume(), id.get());
                bootstrapped |= mark.state() == Mark.State.INITIALISED;
            }
        }
        return bootstrapped ? ledger.bootstrappedNow() : ledger;
    }

    private static int highestIdIn(Observation seen) {
        Stream<ServerId> inVectors =
                seen.suffixes().values().stream().flatMap(suffix -> suffix.vector().newest().keySet().stream());
        Stream<ServerId> inConfiguration = seen.replication().map(Observation.Replication::serverId).stream();
        IntStream ids = Stream.of(inVectors, inConfiguration, seen.mark().serverId().stream())
                .flatMap(stream -> stream)
                .mapToInt(ServerId::value);
        return ids.max().orElse(0);
    }

    /** Plans what the ledger must say before anything else is done; true if there is such a thing. */
    static boolean keep(
            Wish wish, ClusterView view, Ledger ledger, SortedMap<Member, Standing> standings, Planner.Round round) {
        boolean hasProvenData = standings.values().stream().anyMatch(Standing::wasProven);
        if (hasProvenData && !ledger.bootstrapped()) {
            round.step(new Step.WriteLedger(ledger.bootstrappedNow(), "the first data is proven"));
            return true;
        }
        if (ledger.bootstrapped() && wish.recovery() instanceof Wish.Recovery.Anew && allEmpty(standings)) {
            round.step(new Step.WriteLedger(ledger.anew(), "a person said that all data is lost"));
            return true;
        }
        if (!ledger.bootstrapped() && standings.values().stream().anyMatch(Unseen.class::isInstance)) {
            return false;
        }
        Ledger next = ledger;
        for (Map.Entry<Member, Standing> entry : standings.entrySet()) {
            if (entry.getValue() instanceof WithoutId(Observation seen, String why)) {
                next = next.past(highestIdIn(seen))
                        .giving(entry.getKey(), seen.mark().volume());
            }
        }
        if (next.equals(ledger)) {
            return false;
        }
        round.step(new Step.WriteLedger(next, "new ids for " + changed(ledger, next)));
        return true;
    }

    private static boolean allEmpty(SortedMap<Member, Standing> standings) {
        return standings.values().stream()
                .allMatch(standing -> standing instanceof Standing.Blank(Observation seen, ServerId id)
                        && seen.mark().state() == Mark.State.EMPTY);
    }

    private static List<String> changed(Ledger before, Ledger after) {
        return after.entries().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.entries().get(entry.getKey())))
                .map(entry -> entry.getKey() + " (" + entry.getValue().serverId() + ")")
                .toList();
    }
}
