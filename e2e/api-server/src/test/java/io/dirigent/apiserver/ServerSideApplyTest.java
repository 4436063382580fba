package io.dirigent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerSideApplyTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps/";
    private static final String SETS = "/apis/apps/v1/namespaces/default/statefulsets/";

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

    private static Reply apply(String name, String manager, String data) {
        return client.apply(MAPS + name, manager, """
                {apiVersion: v1, kind: ConfigMap, metadata: {name: %s}, data: %s}
                """.formatted(name.replaceFirst("\\?.*", ""), data));
    }

    @Test
    void anAbsentObjectIsMadeAndBelongsToItsManager() {
        Reply made = apply("made", "one", "{a: '1', b: '2'}");
        assertThat(made.code()).isEqualTo(201);
        JsonNode entry = made.at("/metadata/managedFields/0");
        assertThat(entry.path("manager").asText()).isEqualTo("one");
        assertThat(entry.path("operation").asText()).isEqualTo("Apply");
        assertThat(entry.path("fieldsV1")).hasToString("{\"f:data\":{\"f:a\":{},\"f:b\":{}}}");
    }

    @Test
    void anApplyThatChangesNothingKeepsTheResourceVersion() {
        String first = apply("same", "one", "{a: '1'}").resourceVersion();
        assertThat(apply("same", "one", "{a: '1'}").resourceVersion()).isEqualTo(first);
    }

    @Test
    void anotherManagersFieldIsRefusedAndNamed() {
        apply("disputed", "one", "{a: '1'}");
        Reply refused = apply("disputed", "two", "{a: '2'}");
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.message()).isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .data.a");
        assertThat(refused.at("/details/causes/0/field").asText()).isEqualTo(".data.a");
    }

    @Test
    void severalConflictsAreListedByManager() {
        apply("many", "one", "{a: '1', b: '1'}");
        assertThat(apply("many", "two", "{a: '2', b: '2'}").message())
                .isEqualTo("Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.a\n- .data.b");
    }

    @Test
    void forceTakesTheFieldAway() {
        apply("taken", "one", "{a: '1', b: '1'}");
        Reply taken = apply("taken?force=true", "two", "{a: '2'}");
        assertThat(taken.at("/data")).hasToString("{\"a\":\"2\",\"b\":\"1\"}");
        assertThat(taken.at("/metadata/managedFields")).hasSize(2);
        assertThat(taken.at("/metadata/managedFields/0/fieldsV1/f:data")).hasToString("{\"f:b\":{}}");
    }

    @Test
    void aFieldThatIsLeftOutGoesUnlessSomebodyElseOwnsIt() {
        apply("left", "one", "{a: '1', b: '1'}");
        apply("left", "two", "{b: '1'}");
        assertThat(apply("left", "one", "{c: '1'}").at("/data")).hasToString("{\"b\":\"1\",\"c\":\"1\"}");
    }

    @Test
    void labelsThatAreLeftOutGoWithoutTheirNeighbours() {
        String labelled = "{apiVersion: v1, kind: ConfigMap, metadata: {name: labels, labels: {a: x}}}";
        client.apply(MAPS + "labels", "one", labelled);
        client.patch(MAPS + "labels", RawClient.MERGE, "{\"metadata\":{\"labels\":{\"b\":\"y\"}}}");
        Reply after = client.apply(MAPS + "labels", "one", labelled.replace(", labels: {a: x}", ""));
        assertThat(after.code()).isEqualTo(200);
        assertThat(after.at("/metadata/labels")).hasToString("{\"b\":\"y\"}");
    }

    @Test
    void anUpdateMakesItsWriterAnOwner() {
        apply("updated", "one", "{a: '1'}");
        Reply updated = client.patch(MAPS + "updated?fieldManager=hand", RawClient.MERGE, "{\"data\":{\"a\":\"9\"}}");
        assertThat(updated.at("/metadata/managedFields").findValuesAsText("manager"))
                .containsExactly("hand");
        Reply refused = apply("updated", "one", "{a: '1'}");
        assertThat(refused.message())
                .contains("conflict with \"hand\" using v1 at ")
                .contains(": .data.a");
    }

    @Test
    void aStatefulSetAppliedTwiceIsWrittenOnce() {
        Reply first = client.apply(SETS + "full?force=true", "operator", Samples.STATEFUL_SET);
        assertThat(first.code()).as(first.message()).isEqualTo(201);
        Reply second = client.apply(SETS + "full?force=true", "operator", Samples.STATEFUL_SET);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void whatIsTakenOutOfAPodTemplateGoesWithItsDefaults() {
        client.apply(SETS + "probes", "operator", Samples.STATEFUL_SET.replace("name: full", "name: probes"));
        Reply after = client.apply(
                SETS + "probes",
                "operator",
                Samples.STATEFUL_SET.replace("name: full", "name: probes").replace(Samples.PROBE, ""));
        assertThat(after.at("/spec/template/spec/containers/0").has("readinessProbe"))
                .isFalse();
        assertThat(after.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void elementsOfKeyedListsHaveOwnersOfTheirOwn() {
        client.apply(SETS + "shared", "operator", Samples.STATEFUL_SET.replace("name: full", "name: shared"));
        Reply both = client.apply(SETS + "shared", "sidecars", """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: shared}
                spec: {template: {spec: {containers: [{name: sidecar, image: s}]}}}
                """);
        assertThat(both.at("/spec/template/spec/containers").findValuesAsText("name"))
                .contains("directory", "sidecar");
        assertThat(both.body().toString()).contains("k:{\\\"name\\\":\\\"sidecar\\\"}");
    }

    @Test
    void withoutAManagerItIsRefused() {
        assertThat(client.patch(MAPS + "x", RawClient.APPLY, "{apiVersion: v1, kind: ConfigMap}")
                        .code())
                .isEqualTo(400);
    }
}
