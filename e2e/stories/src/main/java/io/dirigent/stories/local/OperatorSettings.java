package io.dirigent.stories.local;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the operator of a {@link LocalTestCluster} is set up.
 *
 * @param variables of its environment
 */
public record OperatorSettings(Map<String, String> variables) {

    /** As it is installed, but for how often it looks at what is as it should be. */
    public static OperatorSettings looking(Duration steadyInterval) {
        return new OperatorSettings(Map.of("DIRIGENT_STEADY_INTERVAL", steadyInterval.toMillis() + "ms"));
    }

    /** For stories: many looks at a steady directory take seconds, and so does the wait for the lease of an operator that died. */
    public static OperatorSettings quick() {
        return new OperatorSettings(Map.of(
                "DIRIGENT_STEADY_INTERVAL", "100ms",
                "DIRIGENT_WAITING_INTERVAL", "200ms",
                "DIRIGENT_LEADER_ELECTION_LEASE_DURATION", "3s",
                "DIRIGENT_LEADER_ELECTION_RENEW_DEADLINE", "2s",
                "DIRIGENT_LEADER_ELECTION_RETRY_PERIOD", "500ms"));
    }

    /** The same with one more variable. */
    public OperatorSettings with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(variables);
        more.put(variable, value);
        return new OperatorSettings(more);
    }
}
