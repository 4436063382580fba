package io.dirigent.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds how often; the median counts
 * @param pairs how often where two are measured in turns, and the difference is small
 * @param writes how long adds and modifies are counted from a cold start
 * @param warmUp how long is searched before searches are counted
 * @param searches how long searches are counted
 * @param entries in the directory whose servers' memory is read
 * @param warmWrites how many adds come before those that are counted until all members have them
 * @param meshWrites how many adds are counted until all members have them
 * @param hops how many writes are followed from one member to another
 */
record Effort(
        int rounds,
        int pairs,
        Duration writes,
        Duration warmUp,
        Duration searches,
        int entries,
        int warmWrites,
        int meshWrites,
        int hops) {

    static Effort full(int rounds) {
        return new Effort(
                rounds,
                2 * rounds,
                Duration.ofSeconds(8),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                10_000,
                3_000,
                2_000,
                200);
    }

    /** Shows that the bench works; its figures say little. */
    static Effort quick() {
        return new Effort(1, 1, Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(2), 500, 200, 200, 20);
    }
}
