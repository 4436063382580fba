package io.dirigent.localcluster.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What can be done to a process from outside. */
public final class Signals {

    private Signals() {}

    /** SIGTERM; then SIGKILL after the grace period, or as soon as {@code atOnce} completes. Returns when it has ended. */
    public static void stop(Process process, Duration grace, CompletableFuture<?> atOnce) {
        process.destroy();
        try {
            CompletableFuture.anyOf(process.onExit(), atOnce).get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Its time is over: killed below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill(process);
    }

    /** SIGKILL, to the process and to what it has started. */
    public static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    public static void pause(Process process) {
        send("-STOP", process);
    }

    /** SIGCONT. */
    public static void resume(Process process) {
        send("-CONT", process);
    }

    private static void send(String signal, Process process) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
