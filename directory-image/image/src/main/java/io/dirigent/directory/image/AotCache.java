package io.dirigent.directory.image;

import io.dirigent.directory.image.files.Folders;
import io.dirigent.directory.image.sample.SampleCluster;
import io.dirigent.directory.image.sample.SampleMember;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Trains the ahead-of-time cache: runs a member with the very command line of the image until it has started, stops
 * it, and keeps what the JVM learnt. A cache that does not belong to the jars is not noticed by the JVM, which then
 * runs old code: so it is removed before the jars change, and made anew by the step that follows.
 */
final class AotCache {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * With all compilers: the cache remembers how far a method got, and where it was trained with the first one only, a
     * server that may use both leaves its hot methods at the first.
     */
    private static final String JVM_OPTIONS = "-Xmx192m -XX:+UseSerialGC";

    private final Path image;
    private final Path work;

    AotCache(Path image, Path work) {
        this.image = image;
        this.work = work;
    }

    /** What makes a cache valid beside the jars: the JVM and its options. */
    static List<String> key() {
        return List.of(
                System.getProperty("java.vm.vendor", ""),
                System.getProperty("java.vm.version", ""),
                System.getProperty("os.arch", ""),
                JVM_OPTIONS);
    }

    static void forget(Path cache) throws IOException {
        Files.deleteIfExists(cache);
    }

    void train(Path cache) throws IOException, InterruptedException {
        Path fresh = work.resolve("server.aot");
        Files.deleteIfExists(fresh);
        SampleMember member = new SampleCluster(Folders.fresh(work.resolve("training")), image).member(0);
        List<String> command = ImageJson.read(image).command(image).stream()
                .map(part -> part.startsWith("-XX:AOTCache=") ? "-XX:AOTCacheOutput=" + fresh : part)
                .toList();
        Process process = member.start(JVM_OPTIONS, command);
        try {
            awaitStart(process, member);
            Training.exercise(member);
        } finally {
            process.destroy();
        }
        process.waitFor();
        if (!Files.exists(fresh)) {
            throw new IOException("the JVM wrote no AOT cache:\n" + Files.readString(member.log()));
        }
        Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitStart(Process process, SampleMember member) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpRequest started = HttpRequest.newBuilder(URI.create("http://" + member.address() + ":8080/startupz"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (process.isAlive() && Instant.now().isBefore(deadline)) {
                try {
                    if (http.send(started, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // the port opens while the server starts
                }
                Thread.sleep(200);
            }
        }
        throw new IOException("the member did not start for training:\n" + Files.readString(member.log()));
    }
}
