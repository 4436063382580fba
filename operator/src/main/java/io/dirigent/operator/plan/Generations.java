package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation.Replication;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Draft.Rank;
import io.dirigent.operator.plan.Standing.Known;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Measured: the replication server of a supplier that has no change yet forgets at a restart whose data it serves, and takes the generation
 * of the neighbour that it meets first. If that is a member that is not loaded yet, the supplier stays closed for good, and so does the
 * member, however well it is loaded afterwards. Nothing but the supplier's own word corrects that.
 */
final class Generations {

    /** Members need some seconds to follow. */
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(30);

    private final Situation situation;
    private final SortedMap<Member, Known> proven;

    private Generations(Situation situation) {
        this.situation = situation;
        this.proven = situation.linked();
    }

    static void plan(Situation situation, Draft draft) {
        new Generations(situation).plan(draft);
    }

    private void plan(Draft draft) {
        Optional<String> difference = suffixes().stream()
                .flatMap(suffix -> difference(suffix).stream())
                .findFirst();
        if (difference.isPresent()) {
            draft.stalled(
                    "GenerationsDiffer",
                    "there are two directories in one, and nothing flows between them: " + difference.get()
                            + "; decide whose data stays, and delete the pods and claims of all others to have them loaded from it");
            return;
        }
        proven.entrySet().stream()
                .filter(supplier ->
                        supplier.getValue().seen().suffixes().values().stream().anyMatch(this::isContradicted))
                .findFirst()
                .ifPresent(supplier -> give(situation, supplier.getKey(), supplier.getValue(), draft));
    }

    private SortedSet<String> suffixes() {
        return proven.values().stream()
                .flatMap(supplier -> supplier.seen().suffixes().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Between two of different proven data it is not for us to choose. */
    private Optional<String> difference(String suffix) {
        SortedMap<Long, SortedSet<Member>> halves = new TreeMap<>();
        proven.forEach((member, supplier) -> {
            SuffixState state = supplier.seen().suffixes().get(suffix);
            if (state != null && state.generation() > 0) {
                halves.computeIfAbsent(state.generation(), generation -> new TreeSet<>())
                        .add(member);
            }
        });
        if (halves.size() < 2) {
            return Optional.empty();
        }
        String words = halves.entrySet().stream()
                .map(half -> half.getValue() + " hold generation " + half.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of(words + " of " + suffix);
    }

    /** Has a member tell its generation to the replication servers around it, unless a load runs, which was seen to fail under that. */
    static void give(Situation situation, Member member, Known standing, Draft draft) {
        Optional<String> obstacle = situation
                .loading()
                .map(loaded -> "the load of " + loaded)
                .or(() ->
                        isGivenLately(situation, standing) ? Optional.of("what was asked just now") : Optional.empty());
        if (obstacle.isPresent()) {
            draft.waiting(
                    "GenerationWaits", "to correct the generation around " + member + " waits for " + obstacle.get());
            return;
        }
        draft.candidate(Rank.LOAD, new Step.ResetGeneration(standing.volumeOf(member)));
    }

    /** True if it was asked for its generation a moment ago. */
    static boolean isGivenLately(Situation situation, Known member) {
        return member.seen()
                .generationGiven()
                .filter(given -> situation.isWithin(BETWEEN_TWO, given))
                .isPresent();
    }

    /**
     * Its own replication server has other data. All proven members that were seen agree; who is connected and was not seen may have proven data of
     * its own, which is not for us to throw away.
     */
    private boolean isContradicted(SuffixState suffix) {
        Set<ServerId> seen = situation
                .view()
                .observations()
                .flatMap(one -> one.replication().stream())
                .map(Replication::serverId)
                .collect(Collectors.toSet());
        return suffix.isContradicted()
                && suffix.neighbours().entrySet().stream()
                        .filter(neighbour -> !seen.contains(neighbour.getKey()))
                        .map(Map.Entry::getValue)
                        .allMatch(neighbour ->
                                !neighbour.isGenerationKnown() || neighbour.generation() == suffix.generation());
    }
}
