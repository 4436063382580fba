package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Blank;
import io.dirigent.operator.plan.Standing.Loading;
import io.dirigent.operator.plan.Standing.Unseen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A cluster without proven data gets its first: into {@code corp-0}, and only when every member was seen and none has any. Two seeds would
 * be two clusters.
 */
final class Birth {

    private static final Duration PAUSE_AFTER_A_FAILED_LOAD = Duration.ofSeconds(30);

    private Birth() {}

    static void plan(Wish wish, ClusterView view, SortedMap<Member, Standing> standings, Planner.Round round) {
        List<Member> unseen = standings.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Unseen)
                .map(Map.Entry::getKey)
                .toList();
        if (!unseen.isEmpty()) {
            round.waiting(
                    "WaitingForMembers",
                    "the first data is loaded when every member has been seen, and none has any; not yet: " + unseen);
            return;
        }
        Member seed = standings.firstKey();
        switch (standings.get(seed)) {
            case Blank(Observation seen, ServerId id) -> round.step(new Step.LoadSeed(seed, id, wish.seedsFromLdif()));
            case Loading(Observation seen, ServerId id, String source) -> watch(wish, view, seed, seen, id, round);
            default -> round.waiting("WaitingForSeed", seed + " is not ready to take the first data");
        }
        Joining.configureBlanks(standings.tailMap(wish.member(1)), round);
    }

    private static void watch(
            Wish wish, ClusterView view, Member seed, Observation seen, ServerId id, Planner.Round round) {
        if (!seen.mark().isSeedLoad() || seen.loads().size() < seen.suffixes().size()) {
            round.step(new Step.LoadSeed(seed, id, wish.seedsFromLdif()));
            return;
        }
        List<Load> failed = seen.loads().stream()
                .filter(load -> load.state() == Load.State.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            round.notice(new Notice.Stalled(
                    "SeedLoadFailed",
                    "the first data could not be loaded into " + seed + ", correct spec.bootstrap: "
                            + failed.getFirst().message()));
            if (Duration.between(seen.mark().since(), view.at()).compareTo(PAUSE_AFTER_A_FAILED_LOAD) > 0) {
                round.step(new Step.ForgetLoads(seed, id));
            } else {
                round.waiting("SeedLoadRetry", "the load of the first data is tried again by itself");
            }
            return;
        }
        if (Joining.isRunning(seen)) {
            round.occupied();
            round.waiting("LoadingSeed", "the first data is being loaded into " + seed);
            return;
        }
        prove(seed, seen, id, round);
    }

    private static void prove(Member seed, Observation seen, ServerId id, Planner.Round round) {
        List<String> empty = seen.suffixes().entrySet().stream()
                .filter(suffix -> suffix.getValue().entries() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (seen.loads().stream().anyMatch(load -> load.processed() > 0 && empty.contains(load.suffix()))) {
            round.waiting("CountingSeed", "the entries of " + seed + " have been loaded and are not counted yet");
            return;
        }
        if (!empty.isEmpty()) {
            round.notice(new Notice.Stalled(
                    "SeedEmpty",
                    "the LDIF of spec.bootstrap has no entry for " + empty + "; add at least the base entry"));
            return;
        }
        if (!Joining.isConfigured(seen, id)) {
            round.step(new Step.Configure(seed, id));
            return;
        }
        if (!seen.suffixes().values().stream().allMatch(SuffixState::isNormal)) {
            round.waiting("StartingReplication", "replication starts on " + seed);
            return;
        }
        round.step(new Step.Initialise(seed, id, counts(seen)));
    }

    static Map<String, Long> counts(Observation seen) {
        return seen.suffixes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, suffix -> suffix.getValue().entries()));
    }
}
