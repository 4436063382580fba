package io.dirigent.directory.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code image.json}: the image's name and entry point, with placeholders for the node's java and the folder. */
record Descriptor(Path image) {

    static final String NAME = "dirigent/directory-server:0.1.0";

    /**
     * Fixed options. Heap, collector and compilers are the resource's to choose and come by {@code JDK_JAVA_OPTIONS},
     * which the command line would override. The bound on direct memory keeps a flood of half requests from eating the
     * buffers of every TLS connection.
     */
    private static final List<String> OPTIONS = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true");

    List<String> entrypoint(List<Path> classPath) {
        List<String> command = new ArrayList<>();
        command.add("{java}");
        command.addAll(OPTIONS);
        command.add("-cp");
        command.add(classPath.stream()
                .map(jar -> "{image}/" + image.relativize(jar))
                .collect(Collectors.joining(":")));
        command.add("io.dirigent.directory.launcher.Launcher");
        command.add("--image={image}");
        return command;
    }

    void write(List<Path> classPath) throws IOException {
        String entrypoint = entrypoint(classPath).stream()
                .map(part -> "    \"" + part + "\"")
                .collect(Collectors.joining(",\n"));
        Files.writeString(image.resolve("image.json"), """
                {
                  "name": "%s",
                  "entrypoint": [
                %s
                  ]
                }
                """.formatted(NAME, entrypoint));
    }
}
