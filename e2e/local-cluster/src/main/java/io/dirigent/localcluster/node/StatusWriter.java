package io.dirigent.localcluster.node;

import io.dirigent.localcluster.control.StatusPatch;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Writes the newest report on one pod to the API server, for as long as it takes; older ones that were not yet written are dropped. */
final class StatusWriter implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StatusWriter.class.getName());
    private static final Duration RETRY = Duration.ofMillis(300);

    private final KubernetesClient client;
    private final BlockingQueue<PodStatusReport> newest = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private PodStatus written = new PodStatus();
    private volatile boolean isClosed;

    private StatusWriter(KubernetesClient client, String name) {
        this.client = client;
        this.thread = Thread.ofVirtual().name("status of " + name).unstarted(this::run);
    }

    static StatusWriter start(KubernetesClient client, String name) {
        StatusWriter writer = new StatusWriter(client, name);
        writer.thread.start();
        return writer;
    }

    synchronized void report(PodStatusReport report) {
        newest.clear();
        newest.add(report);
    }

    private void run() {
        try {
            while (true) {
                write(newest.take());
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    private void write(PodStatusReport report) throws InterruptedException {
        PodStatus status = report.status(written, Instant.now());
        while (!isClosed && !status.equals(written)) {
            try {
                new StatusPatch(report.pod(), status).apply(client);
                written = status;
            } catch (KubernetesClientException e) {
                if (e.getCode() == 404 || e.getCode() == 409 || !newest.isEmpty()) {
                    // The pod is gone, or another one has its name; or there is something newer to say.
                    return;
                }
                LOG.log(System.Logger.Level.DEBUG, "status not written, will be retried", e);
                Thread.sleep(RETRY);
            } catch (IllegalStateException e) {
                // The client is closed right after us, and a write may be under way.
                if (!isClosed) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
