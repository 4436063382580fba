package io.dirigent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the chart makes, whatever the values are. */
class ChartTest {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final String EVERYTHING = """
            watchNamespaces: [one, two]
            metrics: {podMonitor: {enabled: true}}
            networkPolicy: {enabled: true}
            """;

    private final Chart chart = Chart.here();

    @Test
    void theChartHasTheDefinitionThatTheModelMakes() throws IOException {
        assertThat(Definition.inChart(MODULE)).as("run `make manifests`").isEqualTo(Definition.committed());
    }

    @Test
    void theDefinitionIsInstalledAsItIsAndStaysWhenTheReleaseGoes() throws IOException {
        ObjectNode made = ofKind("CustomResourceDefinition", Yaml.object()).getFirst();
        JsonNode committed = Yaml.documents(Definition.committed()).getFirst();
        assertThat(Yaml.areSame(made.path("spec"), committed.path("spec"))).isTrue();
        assertThat(made.at("/metadata/annotations/helm.sh~1resource-policy").asText())
                .isEqualTo("keep");
    }

    @Test
    void theCommittedManifestsAreThoseOfTheChart() throws IOException {
        assertThat(Files.readString(MODULE.resolve(Manifests.FILE)))
                .as("run `make manifests`")
                .isEqualTo(new Manifests(chart).text());
    }

    @Test
    void everyPodIsAsRestrictedAsThePodSecurityStandardsKnowIt() {
        assertThat(chart.objects(everything()).stream()
                        .map(object -> object.at("/spec/template/spec"))
                        .filter(JsonNode::isObject)
                        .flatMap(pod -> PodSecurity.violationsOf(pod).stream()))
                .isEmpty();
    }

    @Test
    void anOperatorOfSomeNamespacesHasNoRightElsewhere() {
        List<ObjectNode> objects = chart.objects(everything());
        assertThat(objects).noneMatch(object -> kind(object).startsWith("ClusterRole"));
        assertThat(ofKind("Role", everything()).stream()
                        .filter(role -> !role.at("/metadata/name").asText().endsWith("-leader"))
                        .map(role -> role.at("/metadata/namespace").asText()))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(ofKind("Role", everything()).stream()
                        .filter(role -> role.toString().contains("secrets"))
                        .map(role -> role.at("/metadata/namespace").asText()))
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aRoleSaysTheSameAsTheClusterRole() {
        JsonNode everywhere = ofKind("ClusterRole", Yaml.object()).getFirst().path("rules");
        assertThat(ofKind("Role", everything()).getFirst().path("rules")).isEqualTo(everywhere);
    }

    @Test
    void nothingIsGrantedByWildcard() {
        assertThat(chart.rendered(Yaml.object())).doesNotContain("\"*\"").doesNotContain("'*'");
    }

    @Test
    void everySelectorFindsTheOperatorsPods() {
        JsonNode labels = ofKind("Deployment", everything()).getFirst().at("/spec/template/metadata/labels");
        Set<String> selected = chart.objects(everything()).stream()
                .map(object -> switch (kind(object)) {
                    case "Service" -> object.at("/spec/selector");
                    case "NetworkPolicy" -> object.at("/spec/podSelector/matchLabels");
                    default -> object.at("/spec/selector/matchLabels");
                })
                .filter(JsonNode::isObject)
                .flatMap(JsonNode::propertyStream)
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(Collectors.toSet());
        assertThat(selected)
                .isSubsetOf(labels.propertyStream()
                        .map(label -> label.getKey() + "=" + label.getValue().asText())
                        .collect(Collectors.toSet()));
        String admitted = environment("DIRIGENT_NETWORK_POLICY_OPERATOR_SELECTOR");
        assertThat(Set.of(admitted.split(",", -1))).isEqualTo(selected);
    }

    @Test
    void theOperatorsPodsSayWhichComponentTheyAre() {
        JsonNode labels = ofKind("Deployment", everything()).getFirst().at("/spec/template/metadata/labels");
        assertThat(labels.path("app.kubernetes.io/component").asText()).isEqualTo("operator");
    }

    /** Whatever else carries a cluster's name is none of the operator's business. */
    @Test
    void aFencedOperatorReachesMembersAlone() {
        JsonNode egress = ofKind("NetworkPolicy", everything()).getFirst().at("/spec/egress");
        assertThat(egress.findValuesAsText("key")).containsExactly("dirigent.io/role");
    }

    @Test
    void theLeaseIsTheOneThatTheRoleNames() {
        JsonNode rules = ofKind("Role", Yaml.object()).getFirst().path("rules");
        assertThat(rules.at("/1/resourceNames/0").asText()).isEqualTo(environment("DIRIGENT_LEADER_ELECTION_NAME"));
    }

    private String environment(String name) {
        return ofKind("Deployment", everything())
                .getFirst()
                .at("/spec/template/spec/containers/0/env")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();
    }

    private List<ObjectNode> ofKind(String kind, JsonNode values) {
        return chart.objects(values).stream()
                .filter(object -> kind(object).equals(kind))
                .toList();
    }

    private static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    private static JsonNode everything() {
        return Yaml.documents(EVERYTHING).getFirst();
    }
}
