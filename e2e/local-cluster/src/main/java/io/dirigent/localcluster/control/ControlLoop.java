package io.dirigent.localcluster.control;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Carries out one action for each key that was asked for, one after the other in a thread of its own. A key that is asked for
 * many times before its turn is done once; one that fails is done again a moment later.
 */
public final class ControlLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ControlLoop.class.getName());
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final String name;
    private final Consumer<Key> action;
    private final DelayQueue<Turn> queue = new DelayQueue<>();
    private final Thread thread;

    private ControlLoop(String name, Consumer<Key> action) {
        this.name = name;
        this.action = action;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public static ControlLoop start(String name, Consumer<Key> action) {
        ControlLoop loop = new ControlLoop(name, action);
        loop.thread.start();
        return loop;
    }

    public void enqueue(Key key) {
        enqueueAfter(key, Duration.ZERO);
    }

    public void enqueueAfter(Key key, Duration delay) {
        Turn turn = new Turn(key, System.nanoTime() + delay.toNanos());
        synchronized (queue) {
            boolean sooner = queue.stream().anyMatch(t -> t.key.equals(key) && t.due - turn.due <= 0);
            if (!sooner) {
                queue.removeIf(t -> t.key.equals(key));
                queue.add(turn);
            }
        }
    }

    private void run() {
        try {
            while (true) {
                carryOut(queue.take().key);
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(Key key) throws InterruptedException {
        try {
            action.accept(key);
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // These say that our cache is behind: no news.
            boolean behind =
                    e instanceof KubernetesClientException k && (k.getCode() == CONFLICT || k.getCode() == NOT_FOUND);
            LOG.log(
                    behind ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    () -> name + ": " + key + " failed, will be retried",
                    e);
            enqueueAfter(key, RETRY);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A key and when it is due, by {@link System#nanoTime()}. */
    private record Turn(Key key, long due) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
