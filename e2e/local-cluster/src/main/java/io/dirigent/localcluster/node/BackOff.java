package io.dirigent.localcluster.node;

import java.time.Duration;

/**
 * How long to wait before trying again: nothing the first time, then doubling up to a bound.
 *
 * @param forgottenAfter a container that ran this long starts over
 */
public record BackOff(Duration first, Duration most, Duration forgottenAfter) {

    /** Kubernetes waits 10 s to 5 min; tests and people at a demo cannot. */
    public static BackOff quick() {
        return new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** The wait after so many failures in a row. */
    Duration after(int failures) {
        if (failures <= 1) {
            return Duration.ZERO;
        }
        long factor = 1L << Math.min(20, failures - 2);
        Duration wait = first.multipliedBy(factor);
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
