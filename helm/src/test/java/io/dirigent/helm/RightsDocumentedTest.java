package io.dirigent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever installs the operator can read what it may do, and why. */
class RightsDocumentedTest {

    private static final Path PAGE = Path.of("../docs/rbac.md");

    @Test
    void thePageListsTheRightsThatTheChartGives() throws IOException {
        assertThat(documented()).isEqualTo(granted());
    }

    @Test
    void eachRightHasAReason() throws IOException {
        assertThat(rows()).allSatisfy(row -> assertThat(row[4]).as(row[2]).isNotBlank());
    }

    private static Set<String> documented() throws IOException {
        return rows().flatMap(row -> Arrays.stream(row[3].split(", ", -1))
                        .map(verb -> word(row[1]) + "/" + word(row[2]) + " " + verb.strip()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String[]> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("|---") && !line.startsWith("| group"))
                .map(line -> line.split("\\|", -1));
    }

    private static String word(String cell) {
        return cell.strip().replace("`", "");
    }

    private static Set<String> granted() {
        return Chart.here().objects(Yaml.object()).stream()
                .filter(object -> Set.of("Role", "ClusterRole")
                        .contains(object.path("kind").asText()))
                .flatMap(role -> role.path("rules").valueStream())
                .flatMap(RightsDocumentedTest::rights)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> rights(JsonNode rule) {
        return rule.path("apiGroups")
                .valueStream()
                .flatMap(group -> rule.path("resources").valueStream().flatMap(resource -> rule.path("verbs")
                        .valueStream()
                        .map(verb -> group.asText() + "/" + resource.asText() + " " + verb.asText())));
    }
}
