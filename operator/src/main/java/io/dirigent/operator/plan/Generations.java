package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Draft.Rank;
import io.dirigent.operator.plan.Standing.Initialised;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Measured: the replication server of a supplier that has no change yet forgets at a restart whose data it serves, and takes the generation
 * of the neighbour that it meets first. If that is a member that is not loaded yet, the supplier stays closed for good, and so does the
 * member, however well it is loaded afterwards. Nothing but the supplier's own word corrects that.
 */
final class Generations {

    private Generations() {}

    static void plan(Situation situation, Draft draft) {
        SortedMap<Member, Map<String, SuffixState>> proven = new TreeMap<>();
        situation
                .all(Initialised.class)
                .forEach(
                        (member, standing) -> proven.put(member, standing.seen().suffixes()));
        proven.entrySet().stream()
                .filter(supplier -> supplier.getValue().entrySet().stream()
                        .anyMatch(suffix -> isContradicted(suffix.getValue())
                                && allAgree(suffix.getKey(), suffix.getValue().generation(), proven)))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(supplier -> reset(supplier, situation, draft));
    }

    /** Seen: a load that runs meanwhile fails under it. */
    private static void reset(Member supplier, Situation situation, Draft draft) {
        Optional<Member> loading = situation.loading();
        if (loading.isPresent()) {
            draft.waiting(
                    "GenerationWaits",
                    "to correct the generation around " + supplier + " waits for the load of " + loading.get());
            return;
        }
        draft.candidate(
                Rank.LOAD,
                new Step.ResetGeneration(
                        situation.all(Initialised.class).get(supplier).volumeOf(supplier)));
    }

    private static boolean isContradicted(SuffixState suffix) {
        return !suffix.isNormal()
                && suffix.generation() > 0
                && suffix.neighbours().values().stream()
                        .anyMatch(neighbour ->
                                neighbour.generation() != suffix.generation() && neighbour.isGenerationKnown());
    }

    /** Between two of different proven data it is not for us to choose. */
    private static boolean allAgree(
            String suffix, long generation, SortedMap<Member, Map<String, SuffixState>> proven) {
        return proven.values().stream()
                .map(suffixes -> suffixes.get(suffix))
                .allMatch(state -> state == null || state.generation() == 0 || state.generation() == generation);
    }
}
