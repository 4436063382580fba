package io.dirigent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourceTest {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String MESHES = "/apis/test.io/v1/namespaces/default/meshes";

    private static EmbeddedApiServer server;
    private static RawClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedApiServer.start();
        client = RawClient.of(server);
        Reply defined = client.post(DEFINITIONS, Samples.DEFINITION);
        assertThat(defined.code()).as(defined.message()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static Reply make(String name, String spec) {
        return client.post(MESHES, mesh(name, spec));
    }

    private static String mesh(String name, String spec) {
        return "{apiVersion: test.io/v1, kind: Mesh, metadata: {name: %s}, spec: %s}".formatted(name, spec);
    }

    private static Reply change(String name, String spec) {
        return client.patch(MESHES + "/" + name, RawClient.MERGE, "{\"spec\":" + spec + "}");
    }

    @Test
    void defaultsAreSetAndUnknownFieldsTakenOut() {
        Reply made = make("shaped", "{suffixes: [dc=a], ports: [{name: ldap}], unheard: of}");
        assertThat(made.at("/spec"))
                .hasToString("{\"suffixes\":[\"dc=a\"],\"ports\":[{\"name\":\"ldap\",\"port\":389}],\"replicas\":2,"
                        + "\"topology\":\"FullMesh\"}");
    }

    @Test
    void strictClientsAreToldOfUnknownFields() {
        Reply refused = client.post(MESHES + "?fieldValidation=Strict", mesh("strict", "{suffixes: [a], unheard: of}"));
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message()).contains("strict decoding error: unknown field \"spec.unheard\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | spec.suffixes: Required value
            {suffixes: []}                              | spec.suffixes in body should have at least 1 items
            {suffixes: [a, a]}                          | spec.suffixes[1]: Duplicate value: "a"
            {suffixes: [a], replicas: many}             | spec.replicas in body must be of type integer: "string"
            {suffixes: [a], replicas: 10}               | should be less than or equal to 9
            {suffixes: [a], topology: Star}             | supported values: "FullMesh", "Ring"
            {suffixes: [a], ports: [{name: x},{name: x}]} | spec.ports[1]: Duplicate value
            {suffixes: [a], topology: Ring, replicas: 4} | spec: Invalid value: a ring has at most 3
            """)
    void wrongOnesAreRefusedInKubernetesWords(String spec, String words) {
        Reply refused = make("wrong", spec);
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.reason()).isEqualTo("Invalid");
        assertThat(refused.message())
                .contains("Mesh.test.io \"wrong\" is invalid: ")
                .contains(words);
    }

    @Test
    void aRuleSeesTheName() {
        assertThat(make("a-name-that-is-really-much-too-long", "{suffixes: [a]}")
                        .message())
                .contains("<nil>: Invalid value: the name is too long");
    }

    @Test
    void aRuleSeesWhatWasBefore() {
        make("kept", "{suffixes: [a], storage: fast}");
        assertThat(change("kept", "{\"storage\":\"slow\"}").message())
                .contains("spec.storage: Invalid value: \"slow\": storage is immutable");
        assertThat(change("kept", "{\"replicas\":3}").code()).isEqualTo(200);
    }

    @Test
    void inKeyedListsAnElementIsComparedWithItself() {
        make("ports", "{suffixes: [a], ports: [{name: x, port: 10}, {name: y, port: 20}]}");
        assertThat(change("ports", "{\"ports\":[{\"name\":\"y\",\"port\":20},{\"name\":\"x\",\"port\":10}]}")
                        .code())
                .isEqualTo(200);
        assertThat(change("ports", "{\"ports\":[{\"name\":\"x\",\"port\":9}]}").message())
                .contains("spec.ports[0].port: Invalid value: 9: port 9 is below 10");
    }

    @Test
    void statusIsWrittenApartAndDoesNotCountAsAGeneration() {
        make("status", "{suffixes: [a]}");
        Reply status = client.patch(
                MESHES + "/status/status", RawClient.MERGE, "{\"status\":{\"replicas\":2},\"spec\":{\"replicas\":9}}");
        assertThat(status.at("/status/replicas").asInt()).isEqualTo(2);
        assertThat(status.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(status.at("/metadata/generation").asInt()).isEqualTo(1);
        Reply spec = client.patch(
                MESHES + "/status", RawClient.MERGE, "{\"status\":{\"replicas\":7},\"spec\":{\"replicas\":3}}");
        assertThat(spec.at("/status/replicas").asInt()).isEqualTo(2);
        assertThat(spec.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void scaleIsAViewThatIsValidated() {
        make("scaled", "{suffixes: [a]}");
        assertThat(client.get(MESHES + "/scaled/scale").at("/spec/replicas").asInt())
                .isEqualTo(2);
        client.patch(MESHES + "/scaled/scale", RawClient.MERGE, "{\"spec\":{\"replicas\":5}}");
        assertThat(client.get(MESHES + "/scaled").at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(client.patch(MESHES + "/scaled/scale", RawClient.MERGE, "{\"spec\":{\"replicas\":10}}")
                        .code())
                .isEqualTo(422);
    }

    @Test
    void aRuleWithAMisspeltFieldIsRefusedWhenItIsDeclared() {
        Reply refused = client.post(
                DEFINITIONS,
                Samples.DEFINITION
                        .replace("meshes", "typos")
                        .replace("test.io", "typo.io")
                        .replace("self.replicas <= 3", "self.replica <= 3"));
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message()).contains("compilation failed").contains("undefined field 'replica'");
    }

    @Test
    void aDeletedDefinitionTakesItsObjectsAlong() {
        String other = Samples.DEFINITION.replace("meshes", "brief").replace("test.io", "brief.io");
        client.post(DEFINITIONS, other);
        client.post(
                "/apis/brief.io/v1/namespaces/default/brief",
                "{apiVersion: brief.io/v1, kind: Mesh, metadata: {name: x}, spec: {suffixes: [a]}}");
        client.delete(DEFINITIONS + "/brief.brief.io");
        Eventually.isGone(client, DEFINITIONS + "/brief.brief.io");
        assertThat(client.get("/apis/brief.io/v1/namespaces/default/brief").code())
                .isEqualTo(404);
    }
}
