package io.dirigent.directory.image.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

/** The time of every file in an image, instead of when it was built. */
public final class FixedTime {

    /** The same as of the entries in our jars ({@code project.build.outputTimestamp}). */
    public static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private FixedTime() {}

    /** Gives it to a folder with all that is in it. */
    public static void giveTo(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setLastModifiedTime(path, FileTime.from(TIME));
            }
        }
    }
}
