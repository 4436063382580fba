package io.dirigent.localcluster.node;

import java.time.Instant;

/** What a container does at the moment. */
sealed interface ContainerState {

    /** Not started, or not again. */
    record Waiting(String reason, String message) implements ContainerState {}

    /** @param started by its startup probe */
    record Running(long pid, Instant since, boolean started, boolean ready) implements ContainerState {
        Running withStarted() {
            return new Running(pid, since, true, ready);
        }

        Running withReady(boolean now) {
            return new Running(pid, since, started, now);
        }
    }

    /** @param exitCode 128 + signal when a signal ended it */
    record Ended(long pid, Instant since, Instant until, int exitCode) implements ContainerState {
        String reason() {
            return exitCode == 0 ? "Completed" : "Error";
        }
    }
}
