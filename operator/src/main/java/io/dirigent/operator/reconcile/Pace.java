package io.dirigent.operator.reconcile;

import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.plan.Plan;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How soon the next look at a cluster is due: at once after something was done, soon while its effect is awaited, then at longer and longer
 * intervals. Nothing but the pace is remembered.
 */
final class Pace {

    private static final Duration AT_ONCE = Duration.ofMillis(50);

    /** What is awaited is noticed, when it comes, after at most so much of the time that it took. */
    private static final double GROWTH = 0.3;

    private static final int MOST_LOOKS = 60;

    private final Settings settings;
    private final ConcurrentMap<String, Integer> idleLooks = new ConcurrentHashMap<>();

    Pace(Settings settings) {
        this.settings = settings;
    }

    /** After this look at the cluster. */
    Duration next(String cluster, Plan plan, Outcome outcome) {
        if (outcome.failure().isPresent()) {
            return settings.waitingInterval();
        }
        if (!outcome.done().isEmpty()) {
            idleLooks.remove(cluster);
            return AT_ONCE;
        }
        if (plan.isSteady()) {
            idleLooks.remove(cluster);
            return settings.steadyInterval();
        }
        int looks = idleLooks.merge(cluster, 1, (before, one) -> Math.min(before + one, MOST_LOOKS));
        Duration soon = Duration.ofMillis(Math.round(AT_ONCE.toMillis() * Math.pow(1 + GROWTH, looks)));
        return soon.compareTo(settings.waitingInterval()) < 0 ? soon : settings.waitingInterval();
    }
}
