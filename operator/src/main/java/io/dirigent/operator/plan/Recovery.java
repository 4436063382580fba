package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Standing.Doubted;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Known;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cluster whose data was proven once, and of which no member has proven data now: nothing is overwritten until a person has spoken. */
final class Recovery {

    private Recovery() {}

    static void plan(Situation situation, Draft draft) {
        situation.all(Known.class).forEach((member, known) -> {
            if (known.wasProven() || situation.isTrusted(known)) {
                believe(member, known, situation, draft);
            }
        });
        situation.unseen().forEach(member -> draft.waiting("MemberUnseen", member + " cannot be observed"));
        question(situation).ifPresent(question -> {
            draft.stalled(
                    question.what(),
                    "no member has proven data any more and nothing is overwritten; annotate the DirectoryCluster with "
                            + question.choices());
            situation
                    .wish()
                    .word()
                    .ifPresent(word -> question.take(word, situation.view().at(), draft));
        });
    }

    private static void believe(Member member, Known known, Situation situation, Draft draft) {
        Join.configure(member, known, situation, draft);
        if (known.seen().isConfiguredAs(known.id())
                && !known.wasProven()
                && !known.seen().isLoading()) {
            draft.step(new Step.Initialise(
                    known.volumeOf(member), known.id(), known.seen().counts()));
        }
    }

    /** It is asked once everybody was seen and nobody has an answer of its own. An empty volume is never offered. */
    static Optional<Question> question(Situation situation) {
        boolean isOpen = situation.unseen().isEmpty()
                && situation.all(Standing.Leaving.class).isEmpty()
                && situation.all(Standing.Returning.class).isEmpty()
                && situation.standings().values().stream()
                        .noneMatch(standing -> standing instanceof Initialised || standing instanceof Doubted)
                && situation.all(Known.class).values().stream().noneMatch(situation::isTrusted)
                && situation.all(Standing.NeedsId.class).keySet().stream().allMatch(situation::isSurplus);
        if (!isOpen) {
            return Optional.empty();
        }
        SortedMap<Member, Known> holders = new TreeMap<>(situation.all(Known.class));
        holders.values().removeIf(known -> !holdsSomething(known));
        Question question = Question.about("AllDataLost", situation, holders);
        return Optional.of(holders.isEmpty() ? question.orAnew() : question);
    }

    private static boolean holdsSomething(Known known) {
        return known.seen().hasEntries() && !known.seen().isLoading();
    }
}
