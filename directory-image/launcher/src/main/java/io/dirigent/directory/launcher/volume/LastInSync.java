package io.dirigent.directory.launcher.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** When a volume was last in sync with a neighbour: the time of a file in it, kept out of the configuration and its log. */
public record LastInSync(Path file) {

    /** Absent when the volume never was. */
    public Optional<Instant> read() throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    public void touch(Instant now) throws IOException {
        if (!Files.exists(file)) {
            Durable.write(file, "The time of this file says when this member was last in sync with a neighbour.\n");
        }
        Files.setLastModifiedTime(file, FileTime.from(now));
    }
}
