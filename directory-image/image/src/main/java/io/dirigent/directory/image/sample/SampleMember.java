package io.dirigent.directory.image.sample;

import io.dirigent.directory.image.ImageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One pod of a {@link SampleCluster}.
 *
 * @param name the pod's name
 * @param address its own loopback address
 * @param root where its mounts, its volume and its log are
 */
public record SampleMember(String name, String address, Path root, SampleCluster cluster) {

    /** The JVM options of a member whose resource says nothing about them, but with the quick compiler only. */
    public static final String JVM_OPTIONS = "-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    /** The host name by which peers know it. */
    public String host() {
        return name + "." + SampleCluster.DOMAIN;
    }

    /** What the process writes to its standard output and error. */
    public Path log() {
        return root.resolve("log");
    }

    /** Its data volume. */
    public Path volume() {
        return root.resolve("volume");
    }

    void writeMounts() throws IOException {
        Files.createDirectories(volume());
        Files.createDirectories(root.resolve("settings"));
        Files.writeString(root.resolve("settings/server.properties"), """
                owner=%s/%s
                domain=%s
                suffix.1=%s
                index.uid=equality
                """.formatted(
                        SampleCluster.NAMESPACE, SampleCluster.CLUSTER, SampleCluster.DOMAIN, SampleCluster.SUFFIX));
        cluster.serverKey().writeTo(root.resolve("server-keys"));
        cluster.replicationKey().writeTo(root.resolve("replication-keys"));
        Files.createDirectories(root.resolve("operator-trust"));
        Files.writeString(root.resolve("operator-trust/ca.crt"), cluster.operatorTrust());
        Files.createDirectories(root.resolve("passwords"));
        Files.writeString(root.resolve("passwords/password"), SampleCluster.PASSWORD);
    }

    /**
     * Starts the image's command line on this pod.
     *
     * @param jvmOptions what {@code JDK_JAVA_OPTIONS} holds
     */
    public Process start(String jvmOptions) throws IOException {
        return start(jvmOptions, ImageJson.read(cluster.image()).command(cluster.image()));
    }

    /** Starts a variant of the image's command line on this pod. */
    public Process start(String jvmOptions, List<String> imageCommand) throws IOException {
        List<String> command = new ArrayList<>(imageCommand);
        command.add("--volume=" + volume());
        for (String mount : List.of("settings", "server-keys", "replication-keys", "operator-trust", "passwords")) {
            command.add("--" + mount + "=" + root.resolve(mount));
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process.environment().clear();
        process.environment()
                .putAll(Map.of(
                        "POD_NAME", name,
                        "POD_NAMESPACE", SampleCluster.NAMESPACE,
                        "POD_IP", address,
                        "JDK_JAVA_OPTIONS", jvmOptions,
                        "JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + cluster.hostsFile()));
        return process.start();
    }
}
