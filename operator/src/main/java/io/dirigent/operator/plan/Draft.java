package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the phases of planning found, in whatever order they were asked: changes of the ledger, steps, destructive candidates, notices. It is only
 * written to; what comes of it is chosen at last.
 */
final class Draft {

    /** What comes first when several destructive steps could be done. */
    enum Rank {
        /** Pods that are broken, or hold nothing, from the present template: what they do by the old one would be in vain. */
        MENDING,
        /** Data for a member that has none, and what ends a load that does not come to its end. */
        LOAD,
        /** The removal of a member. */
        REMOVAL,
        /** Links that the topology does not want any more. */
        TOPOLOGY,
        /** Pods from the present template. */
        ROLLOUT
    }

    private record Candidate(Rank rank, Step step) {}

    private record Change(UnaryOperator<Ledger> change, String why, boolean isDestructive) {}

    private final List<Change> changes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    /** The ledger must say this before anything else is done. */
    void ledger(String why, UnaryOperator<Ledger> change) {
        changes.add(new Change(change, why, false));
    }

    /** The same, by which a member loses its part: it is planned twice. */
    void retire(String why, UnaryOperator<Ledger> change) {
        changes.add(new Change(change, why, true));
    }

    /** A step that takes nothing away. */
    void step(Step step) {
        steps.add(step);
    }

    /** A destructive step that nothing stands in the way of but another one. */
    void candidate(Rank rank, Step step) {
        candidates.add(new Candidate(rank, step));
    }

    void notice(Notice notice) {
        notices.add(notice);
    }

    void stalled(String reason, String message) {
        notice(new Notice.Stalled(reason, message));
    }

    void waiting(String reason, String message) {
        waiting(reason, message, "");
    }

    void waiting(String reason, String message, String progress) {
        notice(new Notice.Waiting(reason, message, progress));
    }

    /**
     * The plan: changes of the ledger alone, if there are any, since all else may look different then; otherwise the steps and one candidate.
     *
     * @param ledger as it was seen
     * @param lastSerial the highest serial that any mark carries
     */
    Plan plan(int size, Ledger ledger, long lastSerial) {
        // Who loses its part is planned twice, and must be found the same again: it is a write of its own.
        boolean isRetiringAlone = changes.stream().allMatch(Change::isDestructive);
        List<Change> due = changes.stream()
                .filter(change -> isRetiringAlone || !change.isDestructive())
                .toList();
        if (!due.isEmpty()) {
            Ledger next = ledger;
            for (Change change : due) {
                next = change.change().apply(next);
            }
            String why = due.stream().map(Change::why).distinct().collect(Collectors.joining("; "));
            return new Plan(
                    size,
                    List.of(new Step.WriteLedger(
                            next.after(Math.max(ledger.serial(), lastSerial)), why, isRetiringAlone)),
                    notices);
        }
        List<Step> chosen = new ArrayList<>(steps);
        List<Notice> told = new ArrayList<>(notices);
        List<Candidate> ranked = candidates.stream()
                .sorted(Comparator.comparing(Candidate::rank))
                .toList();
        ranked.stream().limit(1).map(Candidate::step).forEach(chosen::add);
        ranked.stream()
                .skip(1)
                .forEach(other ->
                        told.add(new Notice.Waiting("OneAtATime", "to " + other.step() + " waits for its turn", "")));
        return new Plan(size, chosen, told);
    }
}
