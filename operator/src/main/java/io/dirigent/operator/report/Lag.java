package io.dirigent.operator.report;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Csn;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How far a member is behind the others, in steps so coarse that a steady cluster's status does not change under client writes. Finer numbers
 * are metrics.
 */
public enum Lag {
    SECONDS("<10s"),
    UNDER_A_MINUTE("<1m"),
    MORE(">=1m");

    private final String text;

    Lag(String text) {
        this.text = text;
    }

    /** What a member lacks of the changes that others hold, by the age of the oldest such change. */
    static Lag of(Observation member, Collection<Observation> others, Instant now) {
        return step(age(member, others, now));
    }

    /** The age of the oldest change that is known to be missing at {@code member}; zero if none is. */
    public static Duration age(Observation member, Collection<Observation> others, Instant now) {
        return others.stream()
                .flatMap(member::missingOf)
                .min(Csn::compareTo)
                .map(oldest -> Duration.between(oldest.at(), now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    private static Lag step(Duration age) {
        if (age.compareTo(Duration.ofSeconds(10)) < 0) {
            return SECONDS;
        }
        return age.compareTo(Duration.ofMinutes(1)) < 0 ? UNDER_A_MINUTE : MORE;
    }

    @Override
    public String toString() {
        return text;
    }
}
