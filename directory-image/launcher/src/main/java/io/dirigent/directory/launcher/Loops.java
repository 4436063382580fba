package io.dirigent.directory.launcher;

import io.dirigent.directory.launcher.log.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is done again and again; each loop in a thread of its own, so that none waits for another. */
final class Loops implements AutoCloseable {

    private final List<ScheduledExecutorService> running = new ArrayList<>();

    void every(Duration pause, String name, Runnable work) {
        ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        running.add(loop);
        loop.scheduleWithFixedDelay(new Guarded(name, work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        running.forEach(ScheduledExecutorService::shutdownNow);
    }

    /** A failure ends one round, not the loop; the same one is said once. */
    private static final class Guarded implements Runnable {

        private final String name;
        private final Runnable work;
        private String lastFailure = "";

        Guarded(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                lastFailure = "";
            } catch (RuntimeException e) {
                if (!e.toString().equals(lastFailure)) {
                    lastFailure = e.toString();
                    Log.warn(name + " failed and is tried again: " + e);
                }
            }
        }
    }
}
