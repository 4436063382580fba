package io.dirigent.directory.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line that every member is started with. */
final class EntryPoint {

    static final String IMAGE = "dirigent/directory-server:0.1.0";
    static final String AOT_CACHE = "server.aot";

    /**
     * Fixed options. Heap, collector and compilers are the resource's to choose and come by {@code JDK_JAVA_OPTIONS},
     * which the command line would override. The bound on direct memory keeps a flood of half requests from eating the
     * buffers of every TLS connection.
     */
    private static final List<String> OPTIONS = List.of(
            "-XX:AOTCache={image}/" + AOT_CACHE,
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true");

    private EntryPoint() {}

    static ImageJson of(Path image, List<Path> classPath) {
        List<String> command = new ArrayList<>();
        command.add("{image}/runtime/bin/java");
        command.addAll(OPTIONS);
        command.add("-cp");
        command.add(classPath.stream()
                .map(jar -> "{image}/" + image.relativize(jar))
                .collect(Collectors.joining(":")));
        command.add("io.dirigent.directory.launcher.Launcher");
        command.add("--image={image}");
        return new ImageJson(IMAGE, command);
    }
}
