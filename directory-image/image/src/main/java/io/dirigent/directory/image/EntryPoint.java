package io.dirigent.directory.image;

import com.unboundid.util.json.JSONArray;
import com.unboundid.util.json.JSONField;
import com.unboundid.util.json.JSONObject;
import com.unboundid.util.json.JSONString;
import com.unboundid.util.json.JSONValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line that every member is started with. */
final class EntryPoint {

    private static final String IMAGE = "dirigent/directory-server:0.1.0";
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

    /** The command, with {@code {image}} for the folder. */
    static List<String> of(Path image, List<Path> classPath) {
        List<String> command = new ArrayList<>();
        command.add("{image}/runtime/bin/java");
        command.addAll(OPTIONS);
        command.add("-cp");
        command.add(classPath.stream()
                .map(jar -> "{image}/" + image.relativize(jar))
                .collect(Collectors.joining(":")));
        command.add("io.dirigent.directory.launcher.Launcher");
        command.add("--image={image}");
        return command;
    }

    /** Writes {@code image.json}, which tells a node how to run the folder. */
    static void write(Path image, List<Path> classPath) throws IOException {
        List<JSONValue> command =
                of(image, classPath).stream().<JSONValue>map(JSONString::new).toList();
        JSONObject json =
                new JSONObject(new JSONField("name", IMAGE), new JSONField("entrypoint", new JSONArray(command)));
        Files.writeString(image.resolve("image.json"), json.toMultiLineString() + "\n");
    }
}
