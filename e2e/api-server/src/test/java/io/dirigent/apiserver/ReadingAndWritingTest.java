package io.dirigent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadingAndWritingTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String SETS = "/apis/apps/v1/namespaces/default/statefulsets";

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

    private static Reply make(String name) {
        return client.post(MAPS, "{metadata: {name: %s, labels: {app: %s}}, data: {a: '1'}}".formatted(name, name));
    }

    @Test
    void whoWritesAnOldStateIsRefused() {
        Reply old = make("locked");
        ObjectNode changed = old.body().deepCopy();
        changed.putObject("data").put("a", "2");
        assertThat(client.put(MAPS + "/locked", new Reply(0, changed)).code()).isEqualTo(200);
        Reply refused =
                client.put(MAPS + "/locked", new Reply(0, changed.deepCopy().put("x", 1)));
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.reason()).isEqualTo("Conflict");
        assertThat(refused.message()).contains("the object has been modified");
    }

    @Test
    void aWriteThatChangesNothingKeepsTheResourceVersion() {
        Reply first = make("unchanged");
        assertThat(client.put(MAPS + "/unchanged", first).resourceVersion()).isEqualTo(first.resourceVersion());
    }

    @Test
    void absentAndDoubleObjectsHaveTheirReasons() {
        make("once");
        assertThat(make("once").reason()).isEqualTo("AlreadyExists");
        assertThat(client.get(MAPS + "/never").reason()).isEqualTo("NotFound");
        assertThat(client.post("/api/v1/namespaces/nowhere/configmaps", "{metadata: {name: x}}")
                        .message())
                .isEqualTo("namespaces \"nowhere\" not found");
    }

    @Test
    void selectorsTakeWhatTheyName() {
        make("selected");
        assertThat(client.get(MAPS + "?labelSelector=app%20in%20(selected,other),!gone")
                        .at("/items"))
                .hasSize(1);
        assertThat(client.get(MAPS + "?fieldSelector=metadata.name%3Dselected").at("/items"))
                .hasSize(1);
        assertThat(client.get(MAPS + "?labelSelector=app,app!=selected,app%20notin%20(x)")
                        .at("/items"))
                .noneMatch(item -> item.at("/metadata/name").asText().equals("selected"));
    }

    @Test
    void listsComeInPages() {
        for (int i = 0; i < 3; i++) {
            make("page-" + i);
        }
        Reply first = client.get(MAPS + "?limit=2");
        assertThat(first.at("/items")).hasSize(2);
        Reply rest = client.get(MAPS + "?limit=500&continue=" + first.text("metadata", "continue"));
        assertThat(rest.text("metadata", "continue")).isEmpty();
        assertThat(rest.at("/items/0/metadata/name").asText())
                .isGreaterThan(first.at("/items/1/metadata/name").asText());
    }

    @Test
    void aDryRunLeavesNothing() {
        assertThat(client.post(MAPS + "?dryRun=All", "{metadata: {name: dry}}").code())
                .isEqualTo(201);
        assertThat(client.get(MAPS + "/dry").code()).isEqualTo(404);
    }

    @Test
    void patchesOfEachKindAreUnderstood() {
        make("patched");
        String path = MAPS + "/patched";
        client.patch(path, RawClient.JSON, "[{\"op\":\"add\",\"path\":\"/data/b\",\"value\":\"2\"}]");
        client.patch(path, RawClient.MERGE, "{\"data\":{\"a\":null}}");
        assertThat(client.patch(path, RawClient.STRATEGIC, "{\"data\":{\"c\":\"3\"}}")
                        .at("/data"))
                .hasToString("{\"b\":\"2\",\"c\":\"3\"}");
        Reply refused = client.patch(path, RawClient.JSON, "[{\"op\":\"test\",\"path\":\"/data/b\",\"value\":\"9\"}]");
        assertThat(refused.code()).isEqualTo(422);
    }

    @Test
    void aStrategicPatchMergesContainersByName() {
        client.post(SETS, Samples.STATEFUL_SET);
        Reply patched = client.patch(SETS + "/full", RawClient.STRATEGIC, """
                {"spec":{"template":{"spec":{"containers":[{"name":"directory","image":"other"}],
                 "volumes":[{"name":"scratch","$patch":"delete"}]}}}}""");
        assertThat(patched.at("/spec/template/spec/containers/0/image").asText())
                .isEqualTo("other");
        assertThat(patched.at("/spec/template/spec/containers/0/ports")).hasSize(2);
        assertThat(patched.at("/spec/template/spec/volumes"))
                .extracting(volume -> volume.path("name").asText())
                .containsExactly("settings", "keys");
    }

    @Test
    void whatIsFixedInAStatefulSetStaysSo() {
        client.post(SETS, Samples.STATEFUL_SET.replace("name: full", "name: fixed"));
        Reply refused =
                client.patch(SETS + "/fixed", RawClient.MERGE, "{\"spec\":{\"podManagementPolicy\":\"OrderedReady\"}}");
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message()).contains("updates to statefulset spec for fields other than");
        assertThat(client.patch(SETS + "/fixed", RawClient.MERGE, "{\"spec\":{\"replicas\":7}}")
                        .code())
                .isEqualTo(200);
    }

    @Test
    void aWrongTypeInABuiltInKindIsRefused() {
        assertThat(client.post(SETS, Samples.STATEFUL_SET.replace("replicas: 2", "replicas: many"))
                        .message())
                .contains("cannot unmarshal string into field spec.replicas");
    }

    @Test
    void servicesGetAnAddressAndSecretsTheirTexts() {
        Reply service = client.post(
                "/api/v1/namespaces/default/services", "{metadata: {name: s}, spec: {ports: [{port: 80}]}}");
        assertThat(service.at("/spec/clusterIP").asText()).startsWith("10.96.");
        assertThat(service.at("/spec/ports/0/targetPort").asInt()).isEqualTo(80);
        Reply secret = client.post("/api/v1/namespaces/default/secrets", "{metadata: {name: s}, stringData: {a: b}}");
        assertThat(secret.at("/data/a").asText()).isEqualTo("Yg==");
        assertThat(secret.body().has("stringData")).isFalse();
    }

    @Test
    void anEventIsSeenInBothItsGroups() {
        client.post("/api/v1/namespaces/default/events", """
                {metadata: {name: e}, involvedObject: {name: corp}, reason: Made, message: done, type: Normal}""");
        Reply event = client.get("/apis/events.k8s.io/v1/namespaces/default/events/e");
        assertThat(event.text("note")).isEqualTo("done");
        assertThat(event.text("regarding", "name")).isEqualTo("corp");
    }

    @Test
    void oversizedBodiesAreRefused() {
        assertThat(client.post(MAPS, "{data: {a: '" + "x".repeat(4 << 20) + "'}}")
                        .code())
                .isEqualTo(413);
    }
}
