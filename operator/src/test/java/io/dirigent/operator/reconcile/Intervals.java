package io.dirigent.operator.reconcile;

import java.time.Duration;

/** Settings that say how often to look, and nothing else. */
record Intervals(Duration steadyInterval, Duration waitingInterval) implements Settings {

    static final Intervals DEFAULTS = new Intervals(Duration.ofSeconds(30), Duration.ofSeconds(1));

    @Override
    public String directoryImage() {
        throw new UnsupportedOperationException();
    }

    @Override
    public NetworkPolicy networkPolicy() {
        throw new UnsupportedOperationException();
    }

    @Override
    public LeaderElection leaderElection() {
        throw new UnsupportedOperationException();
    }
}
