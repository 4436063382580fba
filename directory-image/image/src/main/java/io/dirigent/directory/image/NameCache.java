package io.dirigent.directory.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * For how long a runtime remembers where a name leads, or that it leads nowhere: Java's own 30 and 10 seconds make every
 * member and the operator miss a member for as long after each restart, which gives it another address.
 */
final class NameCache {

    /** One second: an answer serves a burst of connections, and no more. */
    static final List<String> SETTINGS = List.of("networkaddress.cache.ttl=1", "networkaddress.cache.negative.ttl=1");

    private NameCache() {}

    static void shorten(Path runtime) throws IOException {
        Path security = runtime.resolve("conf/security/java.security");
        List<String> lines = new ArrayList<>(Files.readAllLines(security));
        lines.removeIf(NameCache::isSetting);
        lines.addAll(SETTINGS);
        Files.write(security, lines);
    }

    private static boolean isSetting(String line) {
        return line.startsWith("networkaddress.cache.ttl=") || line.startsWith("networkaddress.cache.negative.ttl=");
    }
}
