package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Draft.Rank;
import io.dirigent.operator.plan.Standing.Known;
import io.dirigent.operator.plan.Standing.Loading;
import io.dirigent.operator.plan.Standing.Unproven;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A cluster without proven data gets its first: into {@code corp-0}, and only when every member was seen and none has any. Two seeds would
 * be two clusters.
 */
final class Birth {

    private static final Duration PAUSE_AFTER_A_FAILED_LOAD = Duration.ofSeconds(30);

    private Birth() {}

    /** True until the seed's mark says that its data is proven; the ledger says so just before. */
    static boolean isDue(Situation situation) {
        if (!situation.ledger().bootstrapped()) {
            return true;
        }
        return situation.standings().values().stream().noneMatch(Standing::wasProven)
                && situation.standings().get(seed(situation)) instanceof Loading loading
                && loading.seen().mark().isSeedLoad();
    }

    private static Member seed(Situation situation) {
        return situation.standings().firstKey();
    }

    static void plan(Situation situation, Draft draft) {
        if (!situation.unseen().isEmpty()) {
            draft.waiting(
                    "WaitingForMembers",
                    "the first data is loaded when every member has been seen, and none has any; not yet: "
                            + situation.unseen());
            return;
        }
        Member seed = seed(situation);
        switch (situation.standings().get(seed)) {
            case Unproven unproven -> load(seed, unproven, situation, draft);
            case Loading loading -> watch(seed, loading, situation, draft);
            default -> draft.waiting("WaitingForSeed", seed + " is not ready to take the first data");
        }
        situation.all(Unproven.class).forEach((member, unproven) -> {
            if (!member.equals(seed)) {
                Join.configure(member, unproven, situation, draft);
            }
        });
    }

    private static void load(Member seed, Known known, Situation situation, Draft draft) {
        draft.candidate(
                Rank.LOAD,
                new Step.LoadSeed(
                        known.volumeOf(seed), known.id(), situation.wish().seedsFromLdif()));
    }

    private static void watch(Member seed, Loading loading, Situation situation, Draft draft) {
        if (!loading.seen().mark().isSeedLoad() || !loading.seen().hasLoadOfEachSuffix()) {
            load(seed, loading, situation, draft);
            return;
        }
        List<Load> failed = loading.seen().loads().stream()
                .filter(load -> load.state() == Load.State.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            draft.stalled(
                    "SeedLoadFailed",
                    "the first data could not be loaded into " + seed + ", correct spec.bootstrap: "
                            + failed.getFirst().message());
            retry(seed, loading, situation, draft);
            return;
        }
        if (loading.seen().isLoading()) {
            draft.waiting("LoadingSeed", "the first data is being loaded into " + seed);
            return;
        }
        prove(seed, loading, situation, draft);
    }

    private static void retry(Member seed, Loading loading, Situation situation, Draft draft) {
        if (situation.isWithin(PAUSE_AFTER_A_FAILED_LOAD, loading.seen().mark().since())) {
            draft.waiting("SeedLoadRetry", "the load of the first data is tried again by itself");
        } else {
            draft.step(new Step.ForgetLoads(loading.volumeOf(seed), loading.id()));
        }
    }

    private static void prove(Member seed, Loading loading, Situation situation, Draft draft) {
        List<String> empty = loading.seen().suffixes().entrySet().stream()
                .filter(suffix -> suffix.getValue().entries() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (loading.seen().loads().stream().anyMatch(load -> load.processed() > 0 && empty.contains(load.suffix()))) {
            draft.waiting("CountingSeed", "the entries of " + seed + " have been loaded and are not counted yet");
            return;
        }
        if (!empty.isEmpty()) {
            draft.stalled(
                    "SeedEmpty",
                    "the LDIF of spec.bootstrap has no entry for " + empty + "; add at least the base entry");
            retry(seed, loading, situation, draft);
            return;
        }
        if (!loading.seen().isConfiguredAs(loading.id())) {
            Join.configure(seed, loading, situation, draft);
            return;
        }
        if (!loading.seen().suffixes().values().stream().allMatch(SuffixState::isNormal)) {
            draft.waiting("StartingReplication", "replication starts on " + seed);
            return;
        }
        if (!situation.isSupplier(seed) || !situation.ledger().bootstrapped()) {
            draft.ledger("the first data is proven", ledger -> ledger.moving(seed, Phase.SERVING)
                    .bootstrappedNow());
            return;
        }
        draft.step(new Step.Initialise(
                loading.volumeOf(seed), loading.id(), loading.seen().counts()));
    }
}
