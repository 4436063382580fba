package io.dirigent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String PODS = "/api/v1/namespaces/default/pods";

    private static EmbeddedApiServer server;
    private static RawClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedApiServer.start();
        client = RawClient.of(server);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static String make(String name) {
        return client.post(MAPS, "{metadata: {name: %s}}".formatted(name)).text("metadata", "uid");
    }

    private static void makeDependent(String name, String owner, String uid, String more) {
        Reply made = client.post(MAPS, """
                {metadata: {name: %s, %s ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: %s, uid: %s,
                  controller: true, blockOwnerDeletion: true}]}}""".formatted(name, more, owner, uid));
        assertThat(made.code()).as(made.message()).isEqualTo(201);
    }

    private static Reply delete(String path, String policy) {
        return client.send("DELETE", path, "application/json", "{\"propagationPolicy\":\"" + policy + "\"}");
    }

    @Test
    void aFinalizerKeepsTheObjectUntilItIsRemoved() {
        client.post(MAPS, "{metadata: {name: kept, finalizers: [test.io/keep]}}");
        client.delete(MAPS + "/kept");
        assertThat(client.get(MAPS + "/kept").text("metadata", "deletionTimestamp"))
                .isNotEmpty();
        client.patch(MAPS + "/kept", RawClient.MERGE, "{\"metadata\":{\"finalizers\":null}}");
        assertThat(client.get(MAPS + "/kept").code()).isEqualTo(404);
    }

    @Test
    void dependentsFollowTheirOwner() {
        makeDependent("child", "parent", make("parent"), "");
        client.delete(MAPS + "/parent");
        Eventually.isGone(client, MAPS + "/child");
    }

    @Test
    void inTheForegroundTheOwnerGoesLast() {
        makeDependent("first", "last", make("last"), "finalizers: [test.io/keep],");
        delete(MAPS + "/last", "Foreground");
        assertThat(client.get(MAPS + "/last").at("/metadata/finalizers/0").asText())
                .isEqualTo("foregroundDeletion");
        client.patch(MAPS + "/first", RawClient.MERGE, "{\"metadata\":{\"finalizers\":null}}");
        Eventually.isGone(client, MAPS + "/first");
        Eventually.isGone(client, MAPS + "/last");
    }

    @Test
    void orphansStay() {
        makeDependent("orphan", "lost", make("lost"), "");
        delete(MAPS + "/lost", "Orphan");
        Eventually.isGone(client, MAPS + "/lost");
        assertThat(client.get(MAPS + "/orphan").at("/metadata/ownerReferences")).isEmpty();
    }

    @Test
    void aNamespaceTakesItsContentsAlong() {
        client.post("/api/v1/namespaces", "{metadata: {name: brief}}");
        client.post("/api/v1/namespaces/brief/configmaps", "{metadata: {name: x}}");
        assertThat(client.delete("/api/v1/namespaces/brief").at("/status/phase").asText())
                .isEqualTo("Terminating");
        Eventually.isGone(client, "/api/v1/namespaces/brief");
        assertThat(client.get("/api/v1/namespaces/brief/configmaps/x").code()).isEqualTo(404);
    }

    @Test
    void anotherObjectOfTheNameIsNotDeleted() {
        make("other");
        Reply refused = client.send(
                "DELETE", MAPS + "/other", "application/json", "{\"preconditions\":{\"uid\":\"not-this-one\"}}");
        assertThat(refused.code()).isEqualTo(409);
    }

    @Test
    void aPodOnANodeIsGivenTime() {
        client.post(PODS, """
                {metadata: {name: p}, spec: {terminationGracePeriodSeconds: 7, containers: [{name: c, image: i}]}}""");
        client.post(PODS + "/p/binding", "{apiVersion: v1, kind: Binding, target: {name: node-1}}");
        assertThat(client.delete(PODS + "/p")
                        .at("/metadata/deletionGracePeriodSeconds")
                        .asInt())
                .isEqualTo(7);
        assertThat(client.get(PODS + "/p").code()).isEqualTo(200);
        client.send("DELETE", PODS + "/p", "application/json", "{\"gracePeriodSeconds\":0}");
        assertThat(client.get(PODS + "/p").code()).isEqualTo(404);
    }

    @Test
    void aPodThatCannotBeSparedIsNotEvicted() {
        client.post(PODS, "{metadata: {name: spared, labels: {app: e}}, spec: {containers: [{name: c, image: i}]}}");
        String budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets";
        client.post(budgets, "{metadata: {name: e}, spec: {minAvailable: 1, selector: {matchLabels: {app: e}}}}");
        String eviction = "{apiVersion: policy/v1, kind: Eviction, metadata: {name: spared}}";
        assertThat(client.post(PODS + "/spared/eviction", eviction).code()).isEqualTo(429);
        client.patch(budgets + "/e/status", RawClient.MERGE, "{\"status\":{\"disruptionsAllowed\":1}}");
        assertThat(client.post(PODS + "/spared/eviction", eviction).code()).isEqualTo(201);
        assertThat(client.get(PODS + "/spared").code()).isEqualTo(404);
    }
}
