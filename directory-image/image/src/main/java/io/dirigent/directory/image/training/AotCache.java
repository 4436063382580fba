package io.dirigent.directory.image.training;

import io.dirigent.directory.image.files.Folders;
import io.dirigent.testsupport.MemberProcess;
import io.dirigent.testsupport.SampleCluster;
import io.dirigent.testsupport.ServerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Trains the ahead-of-time cache: runs a member with the very command line of the image until it has started, stops
 * it, and keeps what the JVM learnt. A cache that does not belong to the jars is not noticed by the JVM, which then
 * runs old code: so it is removed before the jars change, and made anew by the step that follows.
 */
public final class AotCache {

    /**
     * With all compilers: the cache remembers how far a method got, and where it was trained with the first one only, a
     * server that may use both leaves its hot methods at the first.
     */
    private static final String JVM_OPTIONS = "-Xmx192m -XX:+UseSerialGC";

    private final Path image;
    private final Path work;

    /** For an image's folder, with {@code work} for things in the making. */
    public AotCache(Path image, Path work) {
        this.image = image;
        this.work = work;
    }

    /** What makes a cache valid beside the jars: the JVM and its options. */
    public static List<String> key() {
        return List.of(
                System.getProperty("java.vm.vendor", ""),
                System.getProperty("java.vm.version", ""),
                System.getProperty("os.arch", ""),
                JVM_OPTIONS);
    }

    /** Removes a cache before what it was trained with changes. */
    public static void forget(Path cache) throws IOException {
        Files.deleteIfExists(cache);
    }

    /** Makes the cache anew. */
    public void train(Path cache) throws IOException, InterruptedException {
        Path fresh = work.resolve("server.aot");
        Files.deleteIfExists(fresh);
        List<String> command = ServerImage.in(image).command().stream()
                .map(part -> part.startsWith("-XX:AOTCache=") ? "-XX:AOTCacheOutput=" + fresh : part)
                .toList();
        SampleCluster cluster = new SampleCluster(Folders.fresh(work.resolve("training")));
        try (MemberProcess member = cluster.member(0).run(command, JVM_OPTIONS)) {
            Training.exercise(member.awaitStart());
            member.process().destroy();
            member.process().waitFor();
            if (!Files.exists(fresh)) {
                throw new IOException("the JVM wrote no AOT cache:\n" + member.log());
            }
        }
        Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
    }
}
