package io.dirigent.stories.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dirigent.stories.Artifacts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One member's server as a process, started from the image as its pod would start it.
 *
 * @param root the pod's folder
 * @param process the server
 */
record MemberProcess(Path root, Process process) implements AutoCloseable {

    /**
     * Starts it.
     *
     * @param root a folder of its own, empty
     * @param name the pod's name
     * @param address the pod's address
     * @param hosts the hosts file that all members share
     * @param files what its mounts hold, by path below the root
     */
    static MemberProcess start(Path root, String name, String address, Path hosts, Map<String, String> files)
            throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.createDirectories(root.resolve("volume"));
        ProcessBuilder builder = new ProcessBuilder(command(root))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("log").toFile());
        builder.environment().put("POD_NAME", name);
        builder.environment().put("POD_NAMESPACE", "ns");
        builder.environment().put("POD_IP", address);
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts);
        return new MemberProcess(root, builder.start());
    }

    private static List<String> command(Path root) throws IOException {
        Path image = Artifacts.checkout().resolve("directory-image/image/target/image");
        JsonNode json = new ObjectMapper().readTree(image.resolve("image.json").toFile());
        List<String> command = new ArrayList<>();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        json.path("entrypoint")
                .forEach(word ->
                        command.add(word.asText().replace("{java}", java).replace("{image}", image.toString())));
        for (String mount :
                List.of("volume", "settings", "server-keys", "replication-keys", "operator-trust", "passwords")) {
            command.add("--" + mount + "=" + root.resolve(mount));
        }
        if (Files.exists(root.resolve("bootstrap"))) {
            command.add("--bootstrap=" + root.resolve("bootstrap"));
        }
        return command;
    }

    /** Stops it from doing anything, without ending it. */
    void hang() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** A file below the pod's folder. */
    File file(String path) {
        return root.resolve(path).toFile();
    }

    /** The server's whole configuration, as it is on disk. */
    String configuration() throws IOException {
        return Files.readString(root.resolve("volume/instance/config/config.ldif"));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
