package io.dirigent.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One of the files below {@code clusters/}: a resource to be created or, with two documents, one to be created and then
 * replaced by the second. A file {@code invalid-*} begins with the words that its last document is refused with.
 *
 * @param name file name
 * @param refusal part of the expected message; empty for a file {@code valid-*}
 * @param documents one or two resources
 */
public record ClusterFile(String name, String refusal, List<GenericKubernetesResource> documents) {
    private static final String EXPECT = "# expect: ";

    /** Whether the last document must be refused. */
    public boolean isInvalid() {
        return !refusal.isEmpty();
    }

    /** All files, in the order of their names, from a folder or a jar. */
    public static List<ClusterFile> all() {
        try {
            URI folder = Objects.requireNonNull(ClusterFile.class.getResource("/clusters"))
                    .toURI();
            if (!folder.getScheme().equals("jar")) {
                return in(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return in(jar.getPath("/clusters"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ClusterFile> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(ClusterFile::read).toList();
        }
    }

    private static ClusterFile read(Path file) {
        String name = file.getFileName().toString();
        try {
            String text = Files.readString(file);
            boolean invalid = name.startsWith("invalid-");
            if (invalid != text.startsWith(EXPECT)) {
                throw new IllegalStateException(name + ": exactly the invalid ones begin with `" + EXPECT + "`");
            }
            String refusal = invalid ? text.substring(EXPECT.length(), text.indexOf('\n')) : "";
            List<GenericKubernetesResource> documents = Arrays.stream(text.split("(?m)^---$"))
                    .map(document -> Serialization.unmarshal(document, GenericKubernetesResource.class))
                    .toList();
            return new ClusterFile(name, refusal, documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
