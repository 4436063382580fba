package io.dirigent.operator.plan;

import io.dirigent.operator.directory.LoadProof;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Draft.Rank;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Known;
import io.dirigent.operator.plan.Standing.Loading;
import io.dirigent.operator.plan.Standing.Unproven;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * How a member without proven data gets it: configured under its own id, linked with one source, loaded from it, counted, and only then
 * opened to clients and linked with the rest. A write through a member that does not yet replicate would be lost.
 */
final class Join {

    /** In which changes that are on their way between two members arrive. */
    private static final Duration TIME_TO_COME_UP = Duration.ofMinutes(2);

    private final Situation situation;
    private final SortedMap<Member, Initialised> sources;
    private final Optional<Member> loading;
    private final Draft draft;

    private Join(Situation situation, Draft draft) {
        this.situation = situation;
        this.sources = situation.sources();
        this.loading = situation.loading();
        this.draft = draft;
    }

    /** For a cluster in which somebody has proven data. */
    static void plan(Situation situation, Draft draft) {
        Join join = new Join(situation, draft);
        situation.standings().forEach((member, standing) -> {
            switch (standing) {
                case Unproven unproven when !situation.isNoMoreLoaded(member) -> join.begin(member, unproven);
                case Loading loading when !situation.isNoMoreLoaded(member) -> join.watch(member, loading);
                case Unproven unproven -> {}
                case Loading loading -> {}
                case Standing.Unseen(String reason) ->
                    draft.waiting("MemberUnseen", member + " cannot be observed: " + reason);
                case Initialised initialised -> configure(member, initialised, situation, draft);
                case Standing.Doubted doubted -> configure(member, doubted, situation, draft);
                case Standing.Leaving leaving -> {}
                case Standing.Returning returning -> configure(member, returning, situation, draft);
                case Standing.NeedsId needsId -> {}
                case Standing.Foreign foreign -> {}
            }
        });
    }

    /** Whatever has an id is configured with it at once; without proven data it stays closed to clients and has no peer. */
    static void configure(Member member, Known known, Situation situation, Draft draft) {
        Duration purgeDelay = situation.wish().purgeDelay();
        if (!known.seen().isConfiguredAs(known.id()) || !known.seen().keepsChangesFor(purgeDelay)) {
            draft.step(new Step.Configure(known.volumeOf(member), known.id(), purgeDelay));
        }
    }

    private void begin(Member member, Unproven unproven) {
        if (unproven.seen().mark().isProven()) {
            draft.step(new Step.Close(unproven.volumeOf(member)));
            return;
        }
        if (situation.isSupplier(member)) {
            back(member, "its data does not count");
            return;
        }
        if (!unproven.seen().isConfiguredAs(unproven.id())) {
            configure(member, unproven, situation, draft);
            return;
        }
        Member source = sourceFor(member, unproven.seen());
        if (isConnected(member, unproven, source)) {
            load(member, unproven, source);
        }
    }

    /** What the ledger says of its part cannot be proven any more. */
    private void back(Member member, String why) {
        draft.ledger(member + " joins anew: " + why, ledger -> ledger.moving(member, Phase.JOINING));
    }

    private void load(Member member, Known known, Member source) {
        Initialised supplier = sources.get(source);
        if (!situation.view().of(source).pod().exists()) {
            draft.waiting(
                    "SourceGoing", "to load " + member + " waits until " + source + " is back, whose pod is ending");
            return;
        }
        if (loading.isPresent()) {
            draft.waiting(
                    "LoadWaits",
                    "to load " + member + " waits until " + loading.get()
                            + " is loaded; if that never answers, delete its pod");
            return;
        }
        if (supplier.seen().isSending()) {
            draft.waiting(
                    "SourceBusy",
                    "to load " + member + " waits until " + source
                            + " has sent what it sends; nobody is being loaded: if this lasts, delete the pod of "
                            + source);
            return;
        }
        draft.candidate(
                Rank.LOAD, new Step.Load(known.volumeOf(member), known.id(), supplier.volumeOf(source), supplier.id()));
    }

    private void watch(Member member, Loading standing) {
        Observation seen = standing.seen();
        if (situation.isStuck(standing)) {
            restart(member);
            return;
        }
        Member source = sourceOf(standing).orElseGet(() -> sourceFor(member, seen));
        if (seen.isLoading()) {
            long processed = seen.loads().stream().mapToLong(Load::processed).sum();
            draft.waiting("LoadingMember", member + " is being loaded from " + source, processed + " entries");
            return;
        }
        if (!seen.isConfiguredAs(standing.id())) {
            configure(member, standing, situation, draft);
            return;
        }
        if (!seen.hasLoadOfEachSuffix() && situation.isSupplier(member)) {
            back(member, "its load is forgotten, and cannot be proven any more");
            return;
        }
        if (!isConnected(member, standing, source)) {
            return;
        }
        if (seen.hasLoadOfEachSuffix()) {
            prove(member, standing, source);
        } else {
            load(member, standing, source);
        }
    }

    private void restart(Member member) {
        ClusterView.Pod pod = situation.view().of(member).pod();
        if (pod.exists()) {
            draft.candidate(Rank.LOAD, new Step.Restart(member, pod.uid(), Set.of()));
        }
    }

    private void prove(Member member, Loading standing, Member source) {
        Initialised supplier = sources.get(source);
        Optional<String> doubt = LoadProof.doubt(standing.seen(), standing.id(), supplier.seen(), supplier.id());
        if (doubt.isEmpty()) {
            if (situation.isSupplier(member)) {
                draft.step(new Step.Initialise(
                        standing.volumeOf(member),
                        standing.id(),
                        standing.seen().counts()));
            } else {
                draft.ledger("the load of " + member + " is proven", ledger -> ledger.moving(member, Phase.SERVING));
            }
            return;
        }
        if (isOfOtherData(standing, supplier)) {
            draft.ledger(
                    member + " needs a new id, its load is of data that nobody has any more",
                    ledger -> ledger.giving(
                            member,
                            standing.seen().mark().volume(),
                            situation.view().at()));
            return;
        }
        boolean isContradicted = standing.seen().suffixes().values().stream().anyMatch(SuffixState::isContradicted);
        if (isContradicted && standing.seen().hasGenerationsOf(supplier.seen())) {
            Generations.give(situation, member, standing, draft);
        }
        draft.waiting("ProvingLoad", member + " was loaded from " + source + ", but not proven: " + doubt.get());
        if (Renewal.isNeeded(supplier, standing)) {
            Renewal.plan(situation, new Renewal.End(source, supplier), new Renewal.End(member, standing), draft);
        }
    }

    /** The source has its data since the load began, and it is not the same: of another generation, or after a while still not as much. */
    private boolean isOfOtherData(Loading standing, Initialised supplier) {
        Optional<Instant> later = supplier.seen()
                .mark()
                .initialised()
                .filter(standing.seen().mark().since()::isBefore);
        return later.isPresent()
                && (!standing.seen().hasGenerationsOf(supplier.seen())
                        || !situation.isWithin(TIME_TO_COME_UP, later.get()));
    }

    /** The member that the mark names as the source, if it still is one. */
    private Optional<Member> sourceOf(Loading standing) {
        return sources.keySet().stream()
                .filter(candidate -> candidate.name().equals(standing.source()))
                .findFirst();
    }

    /**
     * The source whose pod stays, and serves; the one that sends to nobody, if another one does; of several the one that the member is linked with already, else one that it will be
     * linked with, else the one that lacks least of what others have, the lowest ordinal first.
     */
    private Member sourceFor(Member member, Observation seen) {
        Comparator<Member> byPod =
                Comparator.comparing(source -> situation.view().of(source).pod().exists());
        Comparator<Member> byService =
                Comparator.comparing(source -> situation.view().of(source).pod().isReady());
        Comparator<Member> byIdleness = Comparator.comparing(
                source -> loading.isPresent() || !sources.get(source).seen().isSending());
        Comparator<Member> byLink = Comparator.comparing(
                source -> seen.names(source) && sources.get(source).seen().names(member));
        SortedSet<Link> later = situation.wish().topology().links(situation.suppliersAnd(member));
        Comparator<Member> byTopology = Comparator.comparing(source -> later.contains(new Link(member, source)));
        Comparator<Member> byWhatItCovers = Comparator.comparingLong(source -> sources.values().stream()
                .filter(other -> sources.get(source).seen().covers(other.seen()))
                .count());
        return sources.keySet().stream()
                .max(byPod.thenComparing(byService)
                        .thenComparing(byIdleness)
                        .thenComparing(byLink)
                        .thenComparing(byTopology)
                        .thenComparing(byWhatItCovers)
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private boolean isConnected(Member member, Known known, Member source) {
        Initialised supplier = sources.get(source);
        if (!known.seen().names(source) || !supplier.seen().names(member)) {
            draft.step(new Step.AddLink(known.volumeOf(member), supplier.volumeOf(source)));
            return false;
        }
        if (!known.seen().isConnectedWith(supplier.id()) || !supplier.seen().isConnectedWith(known.id())) {
            draft.waiting("ConnectingMember", "the link " + new Link(member, source) + " is being established");
            return false;
        }
        return true;
    }
}
