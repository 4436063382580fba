package io.dirigent.helm;

import io.dirigent.api.DirectoryCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The resource's definition: made from the model in {@code crds}, repeated in the chart, as Helm reads nothing outside of it. */
final class Definition {
    private static final String FILE = "directoryclusters.dirigent.io-v1.yaml";

    private Definition() {}

    /** As it is committed beside the model. */
    static String committed() throws IOException {
        String name = "/META-INF/dirigent/" + FILE;
        try (InputStream file = Objects.requireNonNull(DirectoryCluster.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String inChart(Path module) throws IOException {
        return Files.readString(file(module));
    }

    static void copy(Path module) throws IOException {
        Files.writeString(file(module), committed());
    }

    private static Path file(Path module) {
        return module.resolve("dirigent/files").resolve(FILE);
    }
}
