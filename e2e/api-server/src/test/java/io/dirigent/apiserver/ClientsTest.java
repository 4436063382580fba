package io.dirigent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clients that operators are made of. */
class ClientsTest {
    private static EmbeddedApiServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedApiServer.start();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig("operator")))
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData("a", value)
                .build();
    }

    @Test
    void anInformerSeesWhatHappens() {
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace("default").inform()) {
            client.resource(map("seen", "1")).create();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> informer.getStore().getByKey("default/seen") != null);
            client.resource(map("seen", "2")).update();
            await().atMost(Duration.ofSeconds(60)).until(() -> informer.getStore()
                    .getByKey("default/seen")
                    .getData()
                    .get("a")
                    .equals("2"));
            client.resource(map("seen", "2")).delete();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> informer.getStore().getByKey("default/seen") == null);
        }
    }

    @Test
    void aTypedApplyIsRepeatedWithoutAChange() {
        PatchContext apply = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("operator")
                .withForce(true)
                .build();
        StatefulSet wanted = client.getKubernetesSerialization().unmarshal(Samples.STATEFUL_SET, StatefulSet.class);
        var resource = client.resource(wanted).inNamespace("default");
        String first = resource.patch(apply).getMetadata().getResourceVersion();
        assertThat(resource.patch(apply).getMetadata().getResourceVersion()).isEqualTo(first);
    }

    @Test
    void aLeaderIsElected() throws InterruptedException {
        CountDownLatch elected = new CountDownLatch(1);
        var election = client.leaderElector()
                .withConfig(new LeaderElectionConfigBuilder()
                        .withName("test")
                        .withLock(new LeaseLock("default", "leader", "me"))
                        .withLeaseDuration(Duration.ofSeconds(15))
                        .withRenewDeadline(Duration.ofSeconds(10))
                        .withRetryPeriod(Duration.ofMillis(200))
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(elected::countDown, () -> {}, leader -> {}))
                        .build())
                .build()
                .start();
        assertThat(elected.await(60, TimeUnit.SECONDS)).isTrue();
        election.cancel(true);
    }

    @Test
    void requestsAreCountedByWhoMadeThem() {
        try (RawClient user = new RawClient(server, server.token("auditor"))) {
            user.post("/api/v1/namespaces/default/configmaps", "{metadata: {name: counted}}");
            user.get("/api/v1/namespaces/default/configmaps/counted");
            user.get("/api/v1/namespaces/default/configmaps");
        }
        var requests = server.requests().by("auditor");
        assertThat(requests.total()).isEqualTo(3);
        assertThat(requests.writes()).isEqualTo(1);
        assertThat(requests.except("configmaps").total()).isZero();
        assertThat(requests.on("configmaps").verb("get", "list").total()).isEqualTo(2);
        assertThat(server.requests().lastWrites())
                .anyMatch(request -> request.name().equals("counted"));
    }

    @Test
    void strangersAreNotLetIn() {
        try (RawClient stranger = new RawClient(server, "made-up")) {
            assertThat(stranger.get("/api/v1/namespaces").code()).isEqualTo(401);
            assertThat(stranger.get("/version").text("gitVersion")).isEqualTo("v1.36.3+embedded");
        }
    }
}
