package io.dirigent.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tiny server as an image folder. */
final class TinyImage {

    static final String NAME = "tests/tiny:1";

    private TinyImage() {}

    static Path in(Path folder) {
        try {
            Path classes = Path.of(TinyServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // Java would remember for 30 s where a pod was, and for 10 s that there was none.
            Files.writeString(folder.resolve("fresh-names.properties"), """
                    networkaddress.cache.ttl=0
                    networkaddress.cache.negative.ttl=0
                    """);
            Files.writeString(folder.resolve("image.json"), """
                    {"name": "%s", "entrypoint": ["{java}", "-Djava.security.properties={image}/fresh-names.properties",
                      "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-cp", "%s", "%s"]}
                    """.formatted(NAME, classes, TinyServer.class.getName()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
