package io.dirigent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The chart as it lies in the repository. */
record Chart(Path folder) {
    static final String RELEASE = "dirigent";
    static final String NAMESPACE = "dirigent-system";

    /** Helm as a library takes itself for one of an old Kubernetes. */
    private static final String KUBERNETES = "1.33.0";

    static Chart here() {
        return new Chart(Path.of("dirigent").toAbsolutePath());
    }

    JsonNode values() {
        return Yaml.file(folder.resolve("values.yaml"));
    }

    /** What {@code helm template} prints with these values. */
    String rendered(JsonNode values) {
        return withFile(values, file -> new Helm(folder)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(file)
                .call());
    }

    List<ObjectNode> objects(JsonNode values) {
        return Yaml.documents(rendered(values));
    }

    LintResult lint() {
        return new Helm(folder).lint().strict().call();
    }

    private static <T> T withFile(JsonNode values, Function<Path, T> action) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, Yaml.text(values));
                return action.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
