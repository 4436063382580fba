package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides the next steps from what is wanted and what was seen. It keeps the invariants: no id twice, no data thrown away that is proven,
 * no source that is not, one destructive step at a time. Its phases know nothing of each other: each adds to the draft what it finds, and what comes of
 * it is chosen at last.
 */
public final class Planner {

    private Planner() {}

    /** The plan for this look at the cluster. */
    public static Plan plan(Wish wish, ClusterView view) {
        int size = Sizing.of(wish, view);
        return view.ledger().isPresent()
                ? plan(Situation.of(wish, view, size, view.ledger().get()))
                : begin(wish, view, size);
    }

    private static Plan begin(Wish wish, ClusterView view, int size) {
        Draft draft = new Draft();
        Ledger before = Ledger.startingAt(wish.serverIdBase());
        Sizing.explain(wish, view, size, draft);
        LedgerUpkeep.begin(wish, view, size, draft);
        Rollout.plan(new Situation(wish, view, size, before, new TreeMap<>()), draft);
        return draft.plan(size, before, LedgerUpkeep.lastSerial(view));
    }

    private static Plan plan(Situation situation) {
        Optional<String> contradiction = LedgerUpkeep.contradiction(situation);
        if (contradiction.isPresent()) {
            return Plan.stalled(
                    situation.view().size(),
                    "LedgerContradicted",
                    "the ledger is not that of these volumes: " + contradiction.get()
                            + "; restore the latest one, or delete it to have it begun anew from what the members say");
        }
        Draft draft = new Draft();
        Sizing.explain(situation.wish(), situation.view(), situation.size(), draft);
        explainForeign(situation, draft);
        LedgerUpkeep.plan(situation, draft);
        if (Birth.isDue(situation)) {
            Birth.plan(situation, draft);
        } else if (situation.sources().isEmpty()) {
            Recovery.plan(situation, draft);
        } else {
            Join.plan(situation, draft);
        }
        Comparison.plan(situation, draft);
        Generations.plan(situation, draft);
        Links.plan(situation, draft);
        Removal.plan(situation, draft);
        Rollout.plan(situation, draft);
        if (!asks(situation)) {
            Question.ignore(situation, draft);
        }
        return draft.plan(situation.size(), situation.ledger(), LedgerUpkeep.lastSerial(situation.view()));
    }

    private static boolean asks(Situation situation) {
        return Comparison.question(situation).isPresent()
                || (!Birth.isDue(situation) && Recovery.question(situation).isPresent());
    }

    /** The plan for a cluster that its user paused: the size it has, and nothing else. */
    public static Plan paused(ClusterView view) {
        return new Plan(view.size(), List.of(), List.of());
    }

    /** What each member is that the StatefulSet has, or should have. */
    public static SortedMap<Member, Standing> standings(Wish wish, ClusterView view, int size, Ledger ledger) {
        SortedMap<Member, Standing> standings = new TreeMap<>();
        for (Member member : wish.members(size)) {
            standings.put(member, Standing.of(wish, member, view.of(member), ledger));
        }
        return Comparison.judged(standings, view.at());
    }

    private static void explainForeign(Situation situation, Draft draft) {
        situation
                .all(Standing.Foreign.class)
                .forEach((member, foreign) -> draft.stalled(
                        "ForeignVolume",
                        "the volume of " + member + " belongs to " + foreign.owner()
                                + "; give it back its own claim, or delete the claim to start with an empty one"));
    }
}
