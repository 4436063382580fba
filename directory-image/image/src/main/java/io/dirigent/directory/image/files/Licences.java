package io.dirigent.directory.image.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Collects the notices of all that is passed on: OpenDJ's own, and those that lie inside of its jars. */
public final class Licences {

    private static final Pattern NOTICE =
            Pattern.compile("(meta-inf/|legal[^/]*/)?[^/]*(license|licence|notice|copying)[^/]*");

    private Licences() {}

    /**
     * Collects the server's notices.
     *
     * @param licences an empty folder; each jar with notices gets one of its own in it
     */
    public static void collect(Path distribution, Path jars, Path licences) throws IOException {
        Folders.copy(distribution.resolve("legal-notices"), licences.resolve("opendj"));
        Files.copy(distribution.resolve("README"), licences.resolve("opendj/README"));
        for (Path jar : Folders.files(jars, ".jar")) {
            ofJar(jar, licences);
        }
    }

    /** Collects the notices inside of one jar. */
    public static void ofJar(Path jar, Path licences) throws IOException {
        Path own = licences.resolve(jar.getFileName().toString().replaceAll("\\.jar$", ""));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName();
                if (!NOTICE.matcher(name.toLowerCase(Locale.ROOT)).matches() || name.endsWith(".class")) {
                    continue;
                }
                Path target = Files.createDirectories(own).resolve(name.substring(name.lastIndexOf('/') + 1));
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.write(target, content.readAllBytes());
                }
            }
        }
    }
}
