package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.log.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much room a volume has left, and what the changelog takes of it, in bytes. */
public final class Storage {

    private final Volume volume;
    private volatile long free;
    private volatile long changelog;

    public Storage(Volume volume) {
        this.volume = volume;
        look();
    }

    /** One look; every few seconds, since a changelog may have thousands of files. */
    public void look() {
        try {
            free = Files.getFileStore(volume.root()).getUsableSpace();
            changelog = sizeOfChangelogs();
        } catch (IOException | UncheckedIOException e) {
            Log.warn("the volume does not say how full it is: " + e.getMessage());
        }
    }

    public long free() {
        return free;
    }

    public long changelog() {
        return changelog;
    }

    private long sizeOfChangelogs() throws IOException {
        long size = 0;
        try (Stream<Path> folders = Files.list(volume.instance())) {
            for (Path folder : (Iterable<Path>) folders.filter(ChangelogFolders::isOne)::iterator) {
                size += size(folder);
            }
        }
        return size;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(Storage::sizeOf).sum();
        }
    }

    /** The server removes files while they are counted. */
    private static long sizeOf(Path file) {
        try {
            return Files.isDirectory(file) ? 0 : Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
