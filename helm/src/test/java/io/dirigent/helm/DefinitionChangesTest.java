package io.dirigent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within a version of the API things are only ever added. */
class DefinitionChangesTest {

    private static final String BEFORE = """
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Thing, plural: things, shortNames: [th]}
              versions:
              - name: v1
                served: true
                subresources: {status: {}}
                schema:
                  openAPIV3Schema:
                    type: object
                    required: [name]
                    properties:
                      name: {type: string, maxLength: 40}
                      kind: {type: string, enum: [Square, Round]}
                      size: {type: integer, minimum: 1, default: 3}
                      parts:
                        type: array
                        x-kubernetes-list-type: set
                        items: {type: string, x-kubernetes-validations: [{rule: "self != ''"}]}
            """;

    /** None yet: there was no release. */
    @TestFactory
    Stream<DynamicTest> whatWasReleasedIsStillUnderstood() throws IOException {
        JsonNode now = Yaml.documents(Definition.committed()).getFirst();
        try (Stream<Path> released = Files.list(Path.of("src/test/resources/released"))) {
            return released.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> assertThat(
                                    DefinitionChanges.harmful(Yaml.file(file), now))
                            .isEmpty()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            scope: Namespaced                 | scope: Cluster                      | /scope: changed
            shortNames: [th]                  | shortNames: []                      | /names/shortNames: gone: th
            name: v1                          | name: v2                            | v1: no longer served
            subresources: {status: {}}        | subresources: {}                    | v1 subresources: gone: status
            required: [name]                  | required: [name, kind]              | v1: more is required
            name: {type: string,              | title: {type: string,               | v1.name: gone
            name: {type: string,              | name: {type: integer,               | v1.name: type changed
            maxLength: 40                     | maxLength: 20                       | v1.name: maxLength lowered
            [Square, Round]                   | [Square]                            | v1.kind values: gone: Round
            size: {type: integer,             | size: {type: integer, maximum: 9,   | v1.size: maximum lowered
            minimum: 1                        | minimum: 2                          | v1.size: minimum raised
            default: 3                        | default: 4                          | v1.size: default changed
            list-type: set                    | list-type: atomic                   | v1.parts: x-kubernetes-list-type changed
            {rule: "self != ''"}              | {rule: "self != 'x'"}               | v1.parts[]: another rule: self != 'x'
            """)
    void whatTakesSomethingAwayIsFound(String part, String becomes, String found) {
        assertThat(BEFORE).contains(part);
        assertThat(harmful(part, becomes)).contains(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: {type: string,              | title: {type: string}\\n          name: {type: string,
            maxLength: 40                     | maxLength: 60
            [Square, Round]                   | [Square, Round, Flat]
            minimum: 1                        | minimum: 1.0
            minimum: 1                        | minimum: 0
            required: [name]                  | required: []
            {rule: "self != ''"}              | {rule: "self != ''", message: say something}
            """)
    void whatAddsIsHarmless(String part, String becomes) {
        assertThat(BEFORE).contains(part);
        assertThat(harmful(part, becomes.translateEscapes())).isEmpty();
    }

    @Test
    void whatIsTheSameIsHarmless() {
        assertThat(harmful("v1", "v1")).isEmpty();
    }

    private static List<String> harmful(String part, String becomes) {
        return DefinitionChanges.harmful(
                Yaml.documents(BEFORE).getFirst(),
                Yaml.documents(BEFORE.replace(part, becomes)).getFirst());
    }
}
