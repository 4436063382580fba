package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView.Pod;
import io.dirigent.operator.plan.Draft.Rank;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Loading;
import io.dirigent.operator.plan.Standing.Unproven;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings members to the present template, one at a time, the highest ordinal first: those that are broken without regard to the others, since a bad
 * image must be mendable; those that serve only when every other one is Ready and lacks none of their changes.
 */
final class Rollout {

    private static final Duration MOMENT = Duration.ofSeconds(10);

    /** A pod that neither serves nor answers for so long does not come back by itself; a probe that was missed does. */
    private static final Duration BROKEN_AFTER = Duration.ofMinutes(1);

    private final Situation situation;
    private final Draft draft;

    private Rollout(Situation situation, Draft draft) {
        this.situation = situation;
        this.draft = draft;
    }

    static void plan(Situation situation, Draft draft) {
        List<Member> outdated = new TreeSet<>(situation.wish().members(situation.size()))
                .descendingSet().stream()
                        .filter(member -> situation.view().of(member).pod().exists()
                                && situation.view().of(member).pod().isOutdated()
                                && isWorthIt(situation, member))
                        .toList();
        if (!outdated.isEmpty()) {
            new Rollout(situation, draft).plan(outdated);
        }
    }

    /** While some depend on others to hand on what they get, no more of them become such that do not; those that are such may change. */
    private static boolean isWorthIt(Situation situation, Member member) {
        return !situation.lacksForwarding()
                || !situation.isSupplier(member)
                || situation.silentSuppliers().contains(member)
                || situation.view().seen(member).isEmpty();
    }

    private void plan(List<Member> outdated) {
        Optional<Member> broken = outdated.stream().filter(this::isBroken).findFirst();
        Optional<Member> idle =
                broken.or(() -> outdated.stream().filter(this::hasNothingToLose).findFirst());
        Member next = idle.orElse(outdated.getFirst());
        Optional<String> obstacle =
                broken.isPresent() ? coming() : loading().or(() -> idle.isPresent() ? coming() : obstacle(next));
        if (obstacle.isPresent()) {
            draft.waiting("RestartWaits", "the restart of " + next + " waits: " + obstacle.get());
            return;
        }
        if (situation.view().of(next).claim().isGoing() && isTheOnlyCopy(next)) {
            draft.stalled(
                    "ClaimGoing",
                    "the claim of " + next
                            + " is being deleted, and a restart would take the only copy of the data with it: back it up");
            return;
        }
        String pod = situation.view().of(next).pod().uid();
        draft.candidate(
                idle.isPresent() ? Rank.MENDING : Rank.ROLLOUT,
                new Step.Restart(next, pod, idle.isPresent() ? Set.of() : survivorsOf(next)));
    }

    private Optional<String> loading() {
        return situation.loading().map(member -> member + " is being loaded");
    }

    private Set<Member> survivorsOf(Member leaving) {
        Set<Member> survivors = new TreeSet<>(situation.standings().keySet());
        survivors.removeIf(member -> member.equals(leaving) || situation.isSurplus(member));
        return survivors;
    }

    private boolean isTheOnlyCopy(Member member) {
        return situation.sources().keySet().stream().allMatch(member::equals);
    }

    private boolean isBroken(Member member) {
        Pod pod = situation.view().of(member).pod();
        return !pod.isReady() && (!pod.trouble().isEmpty() || isSilent(member, pod));
    }

    /** One that joins and runs may be too busy with its load to answer. */
    private boolean isSilent(Member member, Pod pod) {
        return situation.view().seen(member).isEmpty()
                && (!pod.isRunning() || situation.isSupplier(member))
                && isForLong(pod);
    }

    private boolean isForLong(Pod pod) {
        return pod.unreadySince()
                .filter(since -> situation.since(since).compareTo(BROKEN_AFTER) > 0)
                .isPresent();
    }

    /** It was seen, holds no data that counts, and none is on its way to it, or loaded and not proven yet. */
    private boolean hasNothingToLose(Member member) {
        return switch (situation.standings().get(member)) {
            case Loading loading ->
                !loading.seen().isLoading() && !loading.seen().isLoaded();
            case Unproven unproven -> !situation.isSupplier(member);
            case Standing.NeedsId needsId -> true;
            case null, default -> false;
        };
    }

    /** One that was restarted just now is not back yet, and not broken either. */
    private Optional<String> coming() {
        return situation.wish().members(situation.size()).stream()
                .filter(member -> {
                    Pod pod = situation.view().of(member).pod();
                    return !isForLong(pod)
                            && (!pod.exists() || (!pod.isOutdated() && !pod.isRunning() && !isBroken(member)));
                })
                .findFirst()
                .map(member -> member + " is on its way");
    }

    private Optional<String> obstacle(Member next) {
        if (!(situation.standings().get(next) instanceof Initialised leaving)) {
            return Optional.of("it is not initialised");
        }
        for (Member other : survivorsOf(next)) {
            Optional<String> obstacle = obstacle(other, leaving.seen());
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    private Optional<String> obstacle(Member other, Observation leaving) {
        if (!situation.view().of(other).pod().isReady()
                || !(situation.standings().get(other) instanceof Initialised survivor)) {
            return Optional.of(other + " is not Ready");
        }
        return isFarBehind(survivor.seen(), leaving, situation.view().at())
                ? Optional.of(other + " lacks changes of it")
                : Optional.empty();
    }

    /** Under writes nobody holds all that another one holds at the same moment; whoever acts on the plan waits for that. */
    private static boolean isFarBehind(Observation survivor, Observation leaving, Instant now) {
        return survivor.missingOf(leaving).anyMatch(change -> change.at().isBefore(now.minus(MOMENT)));
    }
}
