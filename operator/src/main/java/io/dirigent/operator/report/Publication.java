package io.dirigent.operator.report;

import io.dirigent.api.DirectoryClusterStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a status is worth a write. What says something new is written at once, counts of something that runs every ten seconds: each
 * write wakes whoever watches the resource.
 */
public final class Publication {

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

    private final ConcurrentMap<String, Written> last = new ConcurrentHashMap<>();

    private record Written(DirectoryClusterStatus essence, Instant at) {}

    /**
     * True if {@code status} is to be written now, and remembers it then.
     *
     * @param cluster whose status it is
     * @param present the status that the resource has
     * @param essence the status without counts that move while something runs
     */
    public boolean isDue(
            String cluster,
            @Nullable DirectoryClusterStatus present,
            DirectoryClusterStatus status,
            DirectoryClusterStatus essence,
            Instant now) {
        if (Objects.equals(status, present)) {
            return false;
        }
        Written before = last.get(cluster);
        if (before != null
                && before.essence().equals(essence)
                && now.isBefore(before.at().plus(BETWEEN_COUNTS))
                && !status.equals(essence)) {
            return false;
        }
        last.put(cluster, new Written(essence, now));
        return true;
    }
}
