package io.dirigent.operator.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Which failures are worth a line in the log: one that is new, and one that lasts, once a minute. */
final class FailureLog {

    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final ConcurrentMap<String, Line> last = new ConcurrentHashMap<>();

    private record Line(String words, Instant at) {}

    /** Whether these words about a cluster are to be logged now; if so, they count as logged. */
    boolean isDue(String cluster, String words, Instant now) {
        AtomicBoolean isDue = new AtomicBoolean();
        last.compute(cluster, (name, line) -> {
            isDue.set(line == null
                    || !line.words().equals(words)
                    || !now.isBefore(line.at().plus(REMINDER)));
            return isDue.get() ? new Line(words, now) : line;
        });
        return isDue.get();
    }
}
