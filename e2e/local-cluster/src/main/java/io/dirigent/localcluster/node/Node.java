package io.dirigent.localcluster.node;

import io.dirigent.localcluster.control.ControlLoop;
import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.control.OnChange;
import io.dirigent.localcluster.control.PodReadiness;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the pods that are bound to it, each as one local process. */
public final class Node implements AutoCloseable {

    private static final Duration GRACE_AT_CLOSE = Duration.ofSeconds(8);

    private final NodeSettings settings;
    private final KubernetesClient client;
    private final Informers informers;
    private final Map<Key, PodRunner> runners = new ConcurrentHashMap<>();
    private final ControlLoop loop;

    private Node(NodeSettings settings, KubernetesClient client, Informers informers) {
        this.settings = settings;
        this.client = client;
        this.informers = informers;
        this.loop = ControlLoop.start("node", this::reconcile);
    }

    /** Call before the informers start. */
    public static Node start(NodeSettings settings, KubernetesClient client, Informers informers) {
        Node node = new Node(settings, client, informers);
        informers.pods().addEventHandler(node.new PodEvents());
        informers.configMaps().addEventHandler(new OnChange<>(map -> node.refresh(Key.of(map))));
        informers.secrets().addEventHandler(new OnChange<>(secret -> node.refresh(Key.of(secret))));
        return node;
    }

    /** The pod of this name, if it runs here; it may still be starting or already ending. */
    public Optional<LocalPod> pod(String namespace, String name) {
        return Optional.ofNullable(runners.get(new Key(namespace, name))).map(LocalPod::new);
    }

    private void refresh(Key source) {
        runners.forEach((key, runner) -> {
            if (key.namespace().equals(source.namespace())) {
                runner.refresh();
            }
        });
    }

    private void reconcile(Key key) {
        Optional<Pod> pod = Informers.find(informers.pods(), key).filter(this::isOurs);
        PodRunner runner = runners.get(key);
        if (runner != null && pod.filter(runner::runs).isEmpty()) {
            // Gone without notice, or replaced: the next one starts when this one has ended.
            runner.stop(Grace.of(runner.pod()));
        } else if (pod.isPresent() && PodReadiness.isTerminating(pod.get())) {
            Duration grace = Grace.of(pod.get());
            Optional.ofNullable(runner).ifPresentOrElse(r -> r.stop(grace), () -> remove(pod.get()));
        } else if (pod.isPresent() && runner == null && !PodReadiness.isOver(pod.get())) {
            run(key, pod.get());
        }
    }

    private boolean isOurs(Pod pod) {
        String nodeName = pod.getSpec().getNodeName();
        return nodeName == null || nodeName.isEmpty() || nodeName.equals(settings.name());
    }

    private void run(Key key, Pod pod) {
        PodRunner runner = PodRunner.start(pod, settings, informers, client);
        runners.put(key, runner);
        var unused = runner.end().thenRun(() -> {
            runners.remove(key, runner);
            loop.enqueue(key);
        });
    }

    /** The pod has ended: takes it off the API server, but never another one that has its name by now. */
    private void remove(Pod pod) {
        var options = new DeleteOptionsBuilder()
                .withGracePeriodSeconds(0L)
                .withPreconditions(new Preconditions(null, pod.getMetadata().getUid()))
                .build();
        String path = "/api/v1/namespaces/" + pod.getMetadata().getNamespace() + "/pods/"
                + pod.getMetadata().getName();
        try {
            client.raw(path, "DELETE", options);
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404 && e.getCode() != 409) {
                throw e;
            }
        }
    }

    /** Stops all pods side by side. Their objects stay. */
    @Override
    public void close() {
        loop.close();
        Collection<PodRunner> running = List.copyOf(runners.values());
        running.forEach(runner -> {
            Duration grace = Grace.of(runner.pod());
            runner.stop(grace.compareTo(GRACE_AT_CLOSE) < 0 ? grace : GRACE_AT_CLOSE);
        });
        CompletableFuture.allOf(running.stream().map(PodRunner::end).toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** Only the deletion itself tells a forced one. */
    private final class PodEvents implements ResourceEventHandler<Pod> {

        @Override
        public void onAdd(Pod pod) {
            loop.enqueue(Key.of(pod));
        }

        @Override
        public void onUpdate(Pod before, Pod after) {
            loop.enqueue(Key.of(after));
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            Optional.ofNullable(runners.get(Key.of(pod)))
                    .filter(runner -> runner.runs(pod))
                    .ifPresent(runner -> runner.stop(Grace.of(pod)));
            loop.enqueue(Key.of(pod));
        }
    }
}
