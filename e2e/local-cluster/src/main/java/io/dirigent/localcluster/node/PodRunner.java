package io.dirigent.localcluster.node;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.process.Signals;
import io.dirigent.localcluster.volume.PodVolumes;
import io.dirigent.localcluster.volume.VolumeUnavailable;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Runs one pod from its binding to its end, in a thread of its own. */
final class PodRunner {

    private static final System.Logger LOG = System.getLogger(PodRunner.class.getName());
    private static final Duration VOLUME_RETRY = Duration.ofMillis(250);

    private final Pod pod;
    private final NodeSettings node;
    private final PodVolumes volumes;
    private final ContainerStarter starter;
    private final StatusWriter statusWriter;
    private final Instant startTime = Instant.now();
    private final CompletableFuture<Duration> stop = new CompletableFuture<>();
    private final CompletableFuture<Void> killNow = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private ContainerHistory history = ContainerHistory.created();
    private boolean mounted;
    private volatile Optional<Process> process = Optional.empty();

    private PodRunner(Pod pod, NodeSettings node, Informers informers, KubernetesClient client) {
        this.pod = pod;
        this.node = node;
        this.volumes = new PodVolumes(
                pod,
                informers,
                node.claims(),
                node.podFolder(
                        pod.getMetadata().getNamespace(), pod.getMetadata().getName()));
        this.starter = new ContainerStarter(pod, node, informers, volumes);
        this.statusWriter = StatusWriter.start(client, Key.of(pod).toString());
    }

    static PodRunner start(Pod pod, NodeSettings node, Informers informers, KubernetesClient client) {
        PodRunner runner = new PodRunner(pod, node, informers, client);
        Thread.ofVirtual().name("pod " + Key.of(pod)).start(runner::run);
        return runner;
    }

    Pod pod() {
        return pod;
    }

    ContainerStarter starter() {
        return starter;
    }

    /** The container's process, while it runs. */
    Optional<Process> process() {
        return process.filter(Process::isAlive);
    }

    boolean runs(Pod other) {
        return pod.getMetadata().getUid().equals(other.getMetadata().getUid());
    }

    /** Completes when nothing of the pod runs any more. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** Asks it to stop; a second call can only make it faster. */
    void stop(Duration grace) {
        if (!stop.complete(grace) && grace.isZero()) {
            killNow.complete(null);
        }
    }

    /** ConfigMaps or Secrets have changed. */
    synchronized void refresh() {
        if (mounted) {
            volumes.refresh();
        }
    }

    private void run() {
        try {
            report(history.state());
            mountVolumes();
            int failures = 0;
            while (!stop.isDone()) {
                ContainerState.Ended ended = runOnce();
                if (stop.isDone() || !PodStatusReport.restarts(pod, ended)) {
                    break;
                }
                failures = ranLong(ended) ? 1 : failures + 1;
                crashLoopBackOff(node.backOff().after(failures));
            }
            stop.join();
        } catch (Stopped e) {
            // Before it ever ran, or between two runs.
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "pod " + Key.of(pod) + " failed, will be started anew", e);
            process().ifPresent(Signals::kill);
            stop.completeOnTimeout(Duration.ZERO, 1, TimeUnit.SECONDS).join();
        } finally {
            statusWriter.close();
            end.complete(null);
        }
    }

    private void mountVolumes() throws Stopped {
        while (true) {
            try {
                synchronized (this) {
                    volumes.mount();
                    mounted = true;
                }
                return;
            } catch (VolumeUnavailable e) {
                report(new ContainerState.Waiting("ContainerCreating", String.valueOf(e.getMessage())));
                sleep(VOLUME_RETRY);
            }
        }
    }

    private ContainerState.Ended runOnce() throws Stopped {
        Process started = startContainer();
        Instant since = Instant.now();
        process = Optional.of(started);
        report(new ContainerState.Running(started.pid(), since, false, false));
        try (Probing probing =
                Probing.start(pod.getSpec().getContainers().getFirst(), starter.address(), new Findings(started))) {
            CompletableFuture.anyOf(started.onExit(), stop).join();
            if (stop.isDone()) {
                Signals.stop(started, stop.join(), killNow);
            }
        }
        var ended = new ContainerState.Ended(started.pid(), since, Instant.now(), started.exitValue());
        report(ended);
        return ended;
    }

    private Process startContainer() throws Stopped {
        for (int failures = 1; true; failures++) {
            try {
                return starter.start();
            } catch (ContainerNotStartable e) {
                String message = String.valueOf(e.getMessage());
                report(new ContainerState.Waiting(e.reason(), message));
                sleep(VOLUME_RETRY);
                report(new ContainerState.Waiting(e.reasonWhileBackingOff(), message));
                sleep(node.backOff().after(failures));
            }
        }
    }

    private boolean ranLong(ContainerState.Ended ended) {
        return Duration.between(ended.since(), ended.until())
                        .compareTo(node.backOff().forgottenAfter())
                > 0;
    }

    private void crashLoopBackOff(Duration wait) throws Stopped {
        if (wait.isZero()) {
            return;
        }
        report(new ContainerState.Waiting(
                "CrashLoopBackOff",
                "back-off " + wait + " restarting failed container, see "
                        + node.log(
                                pod.getMetadata().getNamespace(),
                                pod.getMetadata().getName())));
        sleep(wait);
    }

    private synchronized void report(ContainerState state) {
        history = history.now(state);
        statusWriter.report(new PodStatusReport(pod, starter.address(), startTime, history));
    }

    private void sleep(Duration duration) throws Stopped {
        try {
            stop.get(duration.toNanos(), TimeUnit.NANOSECONDS);
            throw new Stopped();
        } catch (TimeoutException e) {
            // Slept.
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pod was stopped while waiting. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** What the probes of one process find; late findings about an earlier process change nothing. */
    private final class Findings implements Probing.Listener {

        private final Process probed;

        Findings(Process probed) {
            this.probed = probed;
        }

        @Override
        public void started() {
            update(ContainerState.Running::withStarted);
        }

        @Override
        public void ready(boolean ready) {
            update(running -> running.withReady(ready));
        }

        private void update(UnaryOperator<ContainerState.Running> change) {
            synchronized (PodRunner.this) {
                if (history.state() instanceof ContainerState.Running running && running.pid() == probed.pid()) {
                    report(change.apply(running));
                }
            }
        }

        @Override
        public void unhealthy(String reason) {
            LOG.log(System.Logger.Level.INFO, "pod {0}: {1}, starting it again", Key.of(pod), reason);
            Signals.stop(probed, Grace.of(pod), killNow);
        }
    }
}
