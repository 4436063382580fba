package io.dirigent.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds how often; the median counts
 * @param writes how long adds and modifies are counted from a cold start
 * @param warmUp how long is searched before searches are counted
 * @param searches how long searches are counted
 * @param entries in the directory whose servers' memory is read
 */
record Effort(int rounds, Duration writes, Duration warmUp, Duration searches, int entries) {

    static Effort full(int rounds) {
        return new Effort(rounds, Duration.ofSeconds(8), Duration.ofSeconds(60), Duration.ofSeconds(10), 10_000);
    }

    /** Shows that the bench works; its figures say little. */
    static Effort quick() {
        return new Effort(1, Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(2), 500);
    }
}
