package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Loading;
import java.time.Duration;
import java.util.Map;

/**
 * A load whose source dies before the first entry, or did not hear of it, runs for ever; a restarted server has forgotten it, and it is begun
 * again.
 */
final class Stuck {

    private static final Duration TIME_TO_THE_FIRST_ENTRY = Duration.ofMinutes(2);

    /** A source that took the request sends by then. */
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(15);

    private Stuck() {}

    static boolean is(Situation situation, Loading member) {
        boolean hasBegun = member.seen().loads().stream()
                .filter(load -> load.state() == Load.State.RUNNING)
                .allMatch(load -> load.processed() > 0);
        if (hasBegun) {
            return false;
        }
        boolean isSourceIdle = situation.sources().entrySet().stream()
                .filter(source -> source.getKey().name().equals(member.source()))
                .map(Map.Entry::getValue)
                .map(Initialised::seen)
                .anyMatch(source -> !source.isSending());
        Duration limit = isSourceIdle ? TIME_TO_BEGIN : TIME_TO_THE_FIRST_ENTRY;
        return situation.since(member.seen().mark().since()).compareTo(limit) > 0;
    }
}
