package io.dirigent.operator.reconcile;

import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.plan.Plan;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How soon the next look at a cluster is due: at once after something was done, soon while its effect is awaited, later when it
 * failed, and at longer and longer intervals while that lasts. Nothing but the pace is remembered.
 */
final class Pace {

    private static final Duration AT_ONCE = Duration.ofMillis(50);

    /** What is awaited is noticed, when it comes, after at most so much of the time that it took. */
    private static final double GROWTH = 0.3;

    /** What failed again and again is in nobody's way any more, and is noticed still while a person watches. */
    private static final Duration MOST_AFTER_FAILURES = Duration.ofSeconds(10);

    private static final int MOST_LOOKS = 60;

    private final Settings settings;
    private final ConcurrentMap<String, Integer> idleLooks = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> failures = new ConcurrentHashMap<>();

    Pace(Settings settings) {
        this.settings = settings;
    }

    /** After this look at the cluster. */
    Duration next(String cluster, Plan plan, Outcome outcome) {
        if (outcome.failure().isEmpty() || !outcome.done().isEmpty()) {
            failures.remove(cluster);
        }
        if (outcome.failure().isPresent()) {
            return afterFailure(count(cluster, failures));
        }
        if (!outcome.done().isEmpty()) {
            idleLooks.remove(cluster);
            return AT_ONCE;
        }
        if (plan.isSteady()) {
            idleLooks.remove(cluster);
            return settings.steadyInterval();
        }
        return shorter(grown(AT_ONCE, count(cluster, idleLooks)), settings.waitingInterval());
    }

    private Duration afterFailure(int count) {
        Duration first = settings.waitingInterval();
        Duration most = first.compareTo(MOST_AFTER_FAILURES) < 0 ? MOST_AFTER_FAILURES : first;
        return shorter(grown(first, count - 1), most);
    }

    private static int count(String cluster, ConcurrentMap<String, Integer> counts) {
        return counts.merge(cluster, 1, (before, one) -> Math.min(before + one, MOST_LOOKS));
    }

    private static Duration grown(Duration first, int times) {
        return Duration.ofMillis(Math.round(first.toMillis() * Math.pow(1 + GROWTH, times)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
