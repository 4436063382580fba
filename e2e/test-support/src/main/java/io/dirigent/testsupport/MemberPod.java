package io.dirigent.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A member as its process finds it: a name, an address, mounted files, and a volume.
 *
 * @param host the name by which others know it: {@code pod.service.namespace.svc}
 * @param address its own loopback address
 * @param root where its mounts, its volume and its log are
 * @param hostsFile what leads it to the others
 */
public record MemberPod(String host, String address, Path root, Path hostsFile) {

    private static final List<String> MOUNTS = List.of(
            "volume", "settings", "server-keys", "replication-keys", "operator-trust", "passwords", "bootstrap");

    /**
     * Lays a pod out, with an empty volume.
     *
     * @param folder the pod's own folder is made in it
     * @param files what its mounts hold, by path
     */
    public static MemberPod create(String host, MemberNetwork network, Path folder, Map<String, String> files)
            throws IOException {
        MemberPod pod = new MemberPod(
                host, network.join(host), folder.toAbsolutePath().resolve(label(host, 0)), network.hostsFile());
        Files.createDirectories(pod.volume());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = pod.file(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return pod;
    }

    /** The pod's name. */
    public String name() {
        return label(host, 0);
    }

    /** The number at the end of its name. */
    public int ordinal() {
        return Integer.parseInt(name().substring(name().lastIndexOf('-') + 1));
    }

    /** Its data volume. */
    public Path volume() {
        return file("volume");
    }

    /** What its processes have written to standard output and error. */
    public Path log() {
        return file("log");
    }

    /** Something in its folder: {@code passwords/password}, {@code volume/instance}. */
    public Path file(String path) {
        return root.resolve(path);
    }

    /**
     * Runs an image's command line in this pod.
     *
     * @param jvmOptions what {@code JDK_JAVA_OPTIONS} holds
     */
    public MemberProcess run(List<String> imageCommand, String jvmOptions) throws IOException {
        List<String> command = new ArrayList<>(imageCommand);
        for (String mount : MOUNTS) {
            if (Files.exists(file(mount))) {
                command.add("--" + mount + "=" + file(mount));
            }
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process.environment().clear();
        process.environment()
                .putAll(Map.of(
                        "POD_NAME",
                        name(),
                        "POD_NAMESPACE",
                        label(host, 2),
                        "POD_IP",
                        address,
                        "JDK_JAVA_OPTIONS",
                        jvmOptions,
                        "JAVA_TOOL_OPTIONS",
                        "-Djdk.net.hosts.file=" + hostsFile));
        return new MemberProcess(this, process.start());
    }

    private static String label(String host, int index) {
        return host.split("\\.", -1)[index];
    }
}
