package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Standing.Foreign;
import io.dirigent.operator.topology.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides the next steps from what is wanted and what was seen. It keeps the invariants: no id twice, no data thrown away that is proven,
 * no source that is not, one destructive step at a time.
 */
public final class Planner {

    private Planner() {}

    /** The plan for this look at the cluster. */
    public static Plan plan(Wish wish, ClusterView view) {
        int size = Sizing.of(wish, view);
        Round round = new Round();
        if (wish.topology() instanceof Ring && size > Ring.MOST_WITHOUT_FORWARDING) {
            round.notice(new Notice.Stalled(
                    "RingNeedsForwarding",
                    "a Ring of more than 3 members needs forwarding between replication servers, which this version does not have "
                            + "yet; set topology.type to FullMesh"));
            return round.plan(view.size());
        }
        Sizing.explain(wish, size).ifPresent(round::notice);
        if (view.ledger().isEmpty()) {
            LedgerKeeping.begin(wish, view, size, round);
            Mending.plan(wish, view, size, new TreeMap<>(), round);
            return round.plan(size);
        }
        Ledger ledger = view.ledger().get();
        SortedMap<Member, Standing> standings = standings(wish, view, size, ledger);
        explainForeign(standings, round);
        if (LedgerKeeping.keep(wish, view, ledger, standings, round)) {
            return round.plan(size);
        }
        if (ledger.bootstrapped()) {
            Comparing.plan(wish, standings, round);
            Generations.plan(standings, round);
            Joining.plan(wish, view, standings, round);
            Linking.plan(wish, view, standings, ledger, round);
        } else {
            Birth.plan(wish, view, standings, round);
        }
        Mending.plan(wish, view, size, standings, round);
        return round.plan(size);
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
        return Comparing.judged(standings, view.at());
    }

    private static void explainForeign(SortedMap<Member, Standing> standings, Round round) {
        standings.forEach((member, standing) -> {
            if (standing instanceof Foreign(String owner)) {
                round.notice(new Notice.Stalled(
                        "ForeignVolume",
                        "the volume of " + member + " belongs to " + owner
                                + "; give it back its own claim, or delete the claim to start with an empty one"));
            }
        });
    }

    /** Steps and notices as they are found; the first destructive step is the only one. */
    static final class Round {

        private final List<Step> steps = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();
        private boolean isDestructive;

        void step(Step step) {
            if (step.isDestructive()) {
                if (isDestructive) {
                    waiting("OneAtATime", "to " + step + " waits for its turn");
                    return;
                }
                isDestructive = true;
            }
            steps.add(step);
        }

        /** Says that something destructive is under way, so that nothing else destructive begins. */
        void occupied() {
            isDestructive = true;
        }

        void notice(Notice notice) {
            notices.add(notice);
        }

        void waiting(String reason, String message) {
            waiting(reason, message, "");
        }

        void waiting(String reason, String message, String progress) {
            notice(new Notice.Waiting(reason, message, progress));
        }

        Plan plan(int size) {
            return new Plan(size, steps, notices);
        }
    }
}
