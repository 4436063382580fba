package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import java.util.Objects;

/** How members leave when fewer replicas are wanted. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleIn(
        @JsonPropertyDescription(
                "How long a member that leaves waits for its clients to go: seconds, minutes or hours, such as 5m. Then it cuts them off.")
        @Default(DEFAULT_DRAIN_TIMEOUT)
        @Size(max = 8)
        @ValidationRule(
                value = "self.matches('^(0|[1-9][0-9]{0,5})[smh]$')",
                message = "scaleIn.drainTimeout is a whole number of seconds, minutes or hours, such as 30s, 5m or 1h")
        String drainTimeout,

        @JsonPropertyDescription("What becomes of the volume of a member that has left. Retain keeps its claim.")
        @Default("Retain")
        VolumePolicy volumePolicy) {

    /** What becomes of a volume. */
    public enum VolumePolicy {
        Retain
    }

    static final String DEFAULT_DRAIN_TIMEOUT = "5m";

    public ScaleIn {
        drainTimeout = Objects.requireNonNullElse(drainTimeout, DEFAULT_DRAIN_TIMEOUT);
        volumePolicy = Objects.requireNonNullElse(volumePolicy, VolumePolicy.Retain);
    }

    /** {@link #drainTimeout} as a duration. */
    public Duration timeout() {
        long count = Long.parseLong(drainTimeout, 0, drainTimeout.length() - 1, 10);
        return switch (drainTimeout.charAt(drainTimeout.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
