package io.dirigent.localcluster.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An image as a folder: {@code image.json} in it names the entry point, in which <code>{java}</code> and <code>{image}</code> stand for the node's
 * {@code java} and the folder itself.
 */
record Image(String name, Path folder, List<String> entrypoint) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    static Image read(Path folder) throws IOException {
        JsonNode json =
                Serialization.jsonMapper().readTree(folder.resolve("image.json").toFile());
        List<String> entrypoint = StreamSupport.stream(json.path("entrypoint").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new Image(json.path("name").asText(), folder, entrypoint);
    }

    /** The entry point, or what the container wants instead, with placeholders filled in. */
    List<String> command(List<String> override) {
        return (override.isEmpty() ? entrypoint : override)
                .stream()
                        .map(word -> word.replace("{java}", JAVA.toString()).replace("{image}", folder.toString()))
                        .toList();
    }
}
