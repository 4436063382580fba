package io.dirigent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator on the Java Operator SDK lives on the server: informers, finalizer, apply, status, silence when steady. */
class OperatorTest {
    private EmbeddedApiServer server;
    private KubernetesClient operatorsClient;
    private KubernetesClient user;
    private Operator operator;
    private final MeshReconciler reconciler = new MeshReconciler();

    /** What the mesh wants. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(int replicas, List<String> suffixes) {}

    /** What the mesh has. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Status(int replicas) {}

    /** The custom resource of {@link Samples#DEFINITION}. */
    @Group("test.io")
    @Version("v1")
    public static class Mesh extends CustomResource<Spec, Status> implements Namespaced {
        private static final long serialVersionUID = 1;
    }

    @ControllerConfiguration(finalizerName = "test.io/cleanup")
    private static final class MeshReconciler implements Reconciler<Mesh>, Cleaner<Mesh> {
        private final AtomicInteger rounds = new AtomicInteger();
        private final AtomicInteger cleaned = new AtomicInteger();

        @Override
        public List<EventSource<?, Mesh>> prepareEventSources(EventSourceContext<Mesh> context) {
            return List.of(new InformerEventSource<>(
                    InformerEventSourceConfiguration.from(ConfigMap.class, Mesh.class)
                            .build(),
                    context));
        }

        @Override
        public UpdateControl<Mesh> reconcile(Mesh mesh, Context<Mesh> context) {
            rounds.incrementAndGet();
            ConfigMap wanted = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(mesh.getMetadata().getName())
                    .withNamespace(mesh.getMetadata().getNamespace())
                    .endMetadata()
                    .withData(Map.of("replicas", Integer.toString(mesh.getSpec().replicas())))
                    .build();
            wanted.addOwnerReference(mesh);
            var found = context.getSecondaryResource(ConfigMap.class);
            if (found.isEmpty() || !found.get().getData().equals(wanted.getData())) {
                context.getClient()
                        .resource(wanted)
                        .fieldManager("operator")
                        .forceConflicts()
                        .serverSideApply();
            }
            Status status = new Status(mesh.getSpec().replicas());
            if (status.equals(mesh.getStatus())) {
                return UpdateControl.<Mesh>noUpdate().rescheduleAfter(Duration.ofMillis(50));
            }
            mesh.setStatus(status);
            return UpdateControl.patchStatus(mesh);
        }

        @Override
        public DeleteControl cleanup(Mesh mesh, Context<Mesh> context) {
            cleaned.incrementAndGet();
            return DeleteControl.defaultDelete();
        }
    }

    @BeforeEach
    void start() {
        server = EmbeddedApiServer.start();
        user = client("user");
        user.load(new ByteArrayInputStream(Samples.DEFINITION.getBytes(StandardCharsets.UTF_8)))
                .create();
        operatorsClient = client("operator");
        operator = new Operator(overrider -> overrider.withKubernetesClient(operatorsClient));
        operator.register(reconciler);
        operator.start();
    }

    @AfterEach
    void stop() {
        operator.stop();
        operatorsClient.close();
        user.close();
        server.close();
    }

    private KubernetesClient client(String identity) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig(identity)))
                .build();
    }

    @Test
    void itMakesKeepsAndCleansUp() {
        Mesh mesh = new Mesh();
        mesh.setMetadata(
                new ObjectMetaBuilder().withName("m").withNamespace("default").build());
        mesh.setSpec(new Spec(2, List.of("dc=a")));
        user.resource(mesh).create();
        eventually(() -> status() == 2 && replicasInMap().equals("2"));

        user.configMaps().inNamespace("default").withName("m").edit(map -> new ConfigMapBuilder(map)
                .addToData("replicas", "drifted")
                .build());
        eventually(() -> replicasInMap().equals("2"));

        user.resource(mesh).inNamespace("default").scale(3);
        eventually(() -> status() == 3 && replicasInMap().equals("3"));

        long writes = server.requests().by("operator").writes();
        int rounds = reconciler.rounds.get();
        eventually(() -> reconciler.rounds.get() >= rounds + 20);
        assertThat(server.requests().by("operator").writes()).isEqualTo(writes);

        user.resource(mesh).delete();
        eventually(() -> user.resource(mesh).get() == null
                && user.configMaps().inNamespace("default").withName("m").get() == null);
        assertThat(reconciler.cleaned).hasValueGreaterThan(0);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    private int status() {
        Status status = user.resources(Mesh.class)
                .inNamespace("default")
                .withName("m")
                .get()
                .getStatus();
        return status == null ? 0 : status.replicas();
    }

    private String replicasInMap() {
        ConfigMap map = user.configMaps().inNamespace("default").withName("m").get();
        return map == null ? "" : map.getData().get("replicas");
    }
}
