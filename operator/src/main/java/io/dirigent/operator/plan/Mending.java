package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Loading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Brings members to the present template, one at a time, the highest ordinal first: those that do not run without regard to the others, since
 * a bad image must be mendable; those that run only when every other one is Ready and lacks none of their changes.
 */
final class Mending {

    private static final Duration MOMENT = Duration.ofSeconds(10);

    private Mending() {}

    static void plan(
            Wish wish, ClusterView view, int size, SortedMap<Member, Standing> standings, Planner.Round round) {
        List<Member> outdated = new TreeSet<>(wish.members(size))
                .descendingSet().stream()
                        .filter(member -> view.of(member).pod().exists()
                                && view.of(member).pod().isOutdated())
                        .toList();
        if (outdated.isEmpty()) {
            return;
        }
        Optional<Member> broken = outdated.stream()
                .filter(member -> !view.of(member).pod().isReady() && !(standings.get(member) instanceof Loading))
                .findFirst();
        if (broken.isPresent()) {
            round.step(new Step.Restart(broken.get(), false));
            return;
        }
        Member next = outdated.getFirst();
        Optional<String> obstacle = obstacle(view, next, standings);
        if (obstacle.isPresent()) {
            round.waiting("RestartWaits", "the restart of " + next + " waits: " + obstacle.get());
            return;
        }
        round.step(new Step.Restart(next, true));
    }

    private static Optional<String> obstacle(ClusterView view, Member next, SortedMap<Member, Standing> standings) {
        if (!(standings.get(next) instanceof Initialised leaving)) {
            return Optional.of("it is not initialised");
        }
        for (Map.Entry<Member, MemberView> other : view.members().entrySet()) {
            if (other.getKey().equals(next)) {
                continue;
            }
            if (!other.getValue().pod().isReady() || !(standings.get(other.getKey()) instanceof Initialised survivor)) {
                return Optional.of(other.getKey() + " is not Ready");
            }
            if (isFarBehind(survivor.seen(), leaving.seen(), view.at())) {
                return Optional.of(other.getKey() + " lacks changes of it");
            }
        }
        return Optional.empty();
    }

    /** Under writes nobody holds all that another one holds at the same moment; whoever acts on the plan waits for that. */
    private static boolean isFarBehind(Observation survivor, Observation leaving, Instant now) {
        return survivor.missingOf(leaving).anyMatch(change -> change.at().isBefore(now.minus(MOMENT)));
    }
}
