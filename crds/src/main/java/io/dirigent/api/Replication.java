package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import java.util.Objects;

/** Identities of the members and life time of their changelog. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Replication(
        @JsonPropertyDescription(
                "The rid of an agreement is this + the supplier's server id - serverIdBase. Immutable.")
        @Default("" + DEFAULT_FIRST_ID)
        @Min(1)
        @Max(100_000)
        @ValidationRule(
                value = "self == oldSelf",
                message = "replication.firstReplicationId is immutable: agreements are known by ids counted from"
                        + " it; put the old value back")
        Integer firstReplicationId,

        @JsonPropertyDescription("How long changes are kept for absent members: minutes, hours or days, such as 3d.")
        @Default(DEFAULT_PURGE_DELAY)
        @Size(max = 8)
        @ValidationRule(
                value = "self.matches('^[1-9][0-9]{0,5}[mhd]$')",
                message = "replication.changelogPurgeDelay is a whole number of minutes, hours or days, such as"
                        + " 90m, 12h or 3d")
        String changelogPurgeDelay,

        @JsonPropertyDescription("The first server id. Ids are never given again, so leave room above. Immutable.")
        @Default("" + DEFAULT_BASE)
        @Min(1)
        @Max(30_000)
        @ValidationRule(
                value = "self == oldSelf",
                message = "replication.serverIdBase is immutable: members are known by ids counted from it; put"
                        + " the old value back")
        Integer serverIdBase) {

    static final int DEFAULT_FIRST_ID = 100;
    static final String DEFAULT_PURGE_DELAY = "3d";
    static final int DEFAULT_BASE = 1;

    public Replication {
        firstReplicationId = Objects.requireNonNullElse(firstReplicationId, DEFAULT_FIRST_ID);
        changelogPurgeDelay = Objects.requireNonNullElse(changelogPurgeDelay, DEFAULT_PURGE_DELAY);
        serverIdBase = Objects.requireNonNullElse(serverIdBase, DEFAULT_BASE);
    }

    /** {@link #changelogPurgeDelay} as a duration. */
    public Duration purgeDelay() {
        long count = Long.parseLong(changelogPurgeDelay, 0, changelogPurgeDelay.length() - 1, 10);
        return switch (changelogPurgeDelay.charAt(changelogPurgeDelay.length() - 1)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> throw new IllegalArgumentException("no minutes, hours or days: " + changelogPurgeDelay);
        };
    }
}
