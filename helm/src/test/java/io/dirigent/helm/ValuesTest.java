package io.dirigent.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value means something, and what means nothing is refused. */
class ValuesTest {

    private final Chart chart = Chart.here();

    static List<JsonNode> valuesThatCount() {
        return Yaml.resource("values-that-count.yaml").valueStream().toList();
    }

    static List<JsonNode> valuesRefused() {
        return Yaml.resource("values-refused.yaml").valueStream().toList();
    }

    @Test
    void theChartIsWithoutFault() {
        assertThat(chart.lint()).satisfies(result -> assertThat(result.isFailed())
                .as("%s", result.getMessages())
                .isFalse());
    }

    @ParameterizedTest
    @MethodSource("valuesThatCount")
    void eachValueChangesWhatIsMade(JsonNode row) {
        ObjectNode given = row.path("given").isMissingNode()
                ? Yaml.object()
                : row.path("given").deepCopy();
        String before = chart.rendered(given);
        String after = chart.rendered(with(given, row.path("value").asText(), row.path("to")));
        boolean gives = row.has("gives");
        String text = row.path(gives ? "gives" : "takes").asText();
        assertThat(gives ? before : after).doesNotContain(text);
        assertThat(gives ? after : before).contains(text);
    }

    @Test
    void noValueIsLeftOut() {
        Set<String> exercised = valuesThatCount().stream()
                .map(row -> row.path("value").asText())
                .collect(Collectors.toSet());
        assertThat(exercised)
                .as("values of values.yaml, each of which needs a row in values-that-count.yaml")
                .isEqualTo(leaves("", chart.values()).collect(Collectors.toSet()));
    }

    @Test
    void everyValueIsInTheSchema() {
        JsonNode schema = Yaml.file(chart.folder().resolve("values.schema.json"));
        assertThat(chart.values().propertyStream().map(Map.Entry::getKey))
                .allSatisfy(value -> assertThat(schema.path("properties").has(value))
                        .as(value)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("valuesRefused")
    void whatMakesNoSenseIsRefused(JsonNode row) {
        assertThatThrownBy(() -> chart.rendered(row.path("values")))
                .hasMessageContaining("values don't meet the specifications")
                .hasMessageContaining(row.path("says").asText());
    }

    private static ObjectNode with(ObjectNode given, String path, JsonNode value) {
        ObjectNode values = given.deepCopy();
        ObjectNode place = values;
        String[] names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            place = place.withObjectProperty(names[i]);
        }
        place.set(names[names.length - 1], value);
        return values;
    }

    /** Paths of values that are no further divided. */
    private static Stream<String> leaves(String path, JsonNode value) {
        return value.isObject() && !value.isEmpty()
                ? value.propertyStream()
                        .flatMap(field ->
                                leaves(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()))
                : Stream.of(path);
    }
}
