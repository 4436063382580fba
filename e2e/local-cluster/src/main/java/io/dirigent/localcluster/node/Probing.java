package io.dirigent.localcluster.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The probes of one run of a container, from its start until it is closed. */
final class Probing implements AutoCloseable {

    /** What the probes find out. */
    interface Listener {
        void started();

        void ready(boolean ready);

        /** It is to be started again. */
        void unhealthy(String reason);
    }

    private final Container container;
    private final ProbeTarget target;
    private final Listener listener;
    private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

    private Probing(Container container, ProbeTarget target, Listener listener) {
        this.container = container;
        this.target = target;
        this.listener = listener;
    }

    static Probing start(Container container, String address, Listener listener) {
        Probing probing = new Probing(container, new ProbeTarget(container, address), listener);
        probing.inThread("startup", probing::startup);
        return probing;
    }

    private void startup() throws InterruptedException {
        Probe probe = container.getStartupProbe();
        if (probe != null && !succeeds(probe)) {
            listener.unhealthy("startup probe failed");
            return;
        }
        listener.started();
        inThread("liveness", this::liveness);
        inThread("readiness", this::readiness);
    }

    /** Asks until one answer is yes, or too many were no. */
    private boolean succeeds(Probe probe) throws InterruptedException {
        Thread.sleep(seconds(probe.getInitialDelaySeconds(), 0));
        for (int failures = 0; failures < orElse(probe.getFailureThreshold(), 3); failures++) {
            if (target.answers(probe)) {
                return true;
            }
            Thread.sleep(seconds(probe.getPeriodSeconds(), 10));
        }
        return false;
    }

    private void liveness() throws InterruptedException {
        Probe probe = container.getLivenessProbe();
        if (probe == null) {
            return;
        }
        Thread.sleep(seconds(probe.getInitialDelaySeconds(), 0));
        int failures = 0;
        while (failures < orElse(probe.getFailureThreshold(), 3)) {
            failures = target.answers(probe) ? 0 : failures + 1;
            Thread.sleep(seconds(probe.getPeriodSeconds(), 10));
        }
        listener.unhealthy("liveness probe failed");
    }

    private void readiness() throws InterruptedException {
        Probe probe = container.getReadinessProbe();
        if (probe == null) {
            listener.ready(true);
            return;
        }
        Thread.sleep(seconds(probe.getInitialDelaySeconds(), 0));
        int successes = 0;
        int failures = 0;
        while (true) {
            boolean yes = target.answers(probe);
            successes = yes ? successes + 1 : 0;
            failures = yes ? 0 : failures + 1;
            if (successes == orElse(probe.getSuccessThreshold(), 1)) {
                listener.ready(true);
            }
            if (failures == orElse(probe.getFailureThreshold(), 3)) {
                listener.ready(false);
            }
            Thread.sleep(seconds(probe.getPeriodSeconds(), 10));
        }
    }

    private static Duration seconds(@Nullable Integer value, int otherwise) {
        return Duration.ofSeconds(orElse(value, otherwise));
    }

    private static int orElse(@Nullable Integer value, int otherwise) {
        return Optional.ofNullable(value).orElse(otherwise);
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private void inThread(String name, Task task) {
        threads.add(Thread.ofVirtual()
                .name(name + " probe of " + container.getName())
                .start(() -> {
                    try {
                        task.run();
                    } catch (InterruptedException e) {
                        // Closed.
                        Thread.currentThread().interrupt();
                    }
                }));
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
