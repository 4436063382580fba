package io.dirigent.localcluster;

import static org.awaitility.Awaitility.await;

import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.node.LocalPod;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** The StatefulSet of {@code tiny.yaml} in a namespace of its own, and what tests ask of it. */
final class TinySet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalCluster cluster;
    private final String namespace;
    private final KubernetesClient client;
    private final HttpClient http = HttpClient.newHttpClient();

    private TinySet(LocalCluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.client = cluster.client(Identity.USER);
    }

    static TinySet create(LocalCluster cluster, String namespace, UnaryOperator<StatefulSet> change) {
        TinySet set = new TinySet(cluster, namespace);
        set.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        List<HasMetadata> objects =
                set.client.load(TinySet.class.getResourceAsStream("/tiny.yaml")).items();
        for (HasMetadata object : objects) {
            HasMetadata changed = object instanceof StatefulSet s ? change.apply(s) : object;
            set.client.resource(changed).inNamespace(namespace).create();
        }
        return set;
    }

    KubernetesClient client() {
        return client;
    }

    RollableScalableResource<StatefulSet> resource() {
        return client.apps().statefulSets().inNamespace(namespace).withName("tiny");
    }

    StatefulSet get() {
        return resource().get();
    }

    /** Again, when the controller's status came in between. */
    void edit(UnaryOperator<StatefulSet> change) {
        eventually(() -> resource().edit(change) != null);
    }

    void scale(int replicas) {
        edit(set -> set.edit().editSpec().withReplicas(replicas).endSpec().build());
    }

    Pod pod(int ordinal) {
        return client.pods().inNamespace(namespace).withName("tiny-" + ordinal).get();
    }

    LocalPod local(int ordinal) {
        return cluster.pod(namespace, "tiny-" + ordinal).orElseThrow();
    }

    List<String> podNames() {
        return client.pods().inNamespace(namespace).list().getItems().stream()
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();
    }

    boolean isReady(int ordinal) {
        Pod pod = pod(ordinal);
        return pod != null && pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod);
    }

    int restarts(int ordinal) {
        return pod(ordinal).getStatus().getContainerStatuses().getFirst().getRestartCount();
    }

    void awaitReady(int... ordinals) {
        for (int ordinal : ordinals) {
            eventually(() -> isReady(ordinal));
        }
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(condition);
    }

    /** Asks the pod itself. */
    String ask(int ordinal, String question) {
        String address =
                cluster.network().addressOf(namespace + "/tiny-" + ordinal).getHostAddress();
        URI uri = URI.create("http://" + address + ":8080/" + question);
        try {
            return http.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        resource().delete();
        eventually(() -> podNames().isEmpty());
        http.close();
    }
}
