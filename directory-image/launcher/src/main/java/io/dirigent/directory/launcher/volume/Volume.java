package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of a volume. */
public record Volume(Path root) {

    private static final long MEGABYTE = 1_000_000;

    /** The server's own {@code disk-full-threshold}: with less it takes no writes, and says so only in its log. */
    private static final long MINIMUM_FREE_BYTES = 100 * MEGABYTE;

    /** The server's own root folder; it is there exactly when the volume is prepared. */
    public Path instance() {
        return root.resolve("instance");
    }

    public Path config() {
        return instance().resolve("config");
    }

    public Path configFile() {
        return config().resolve("config.ldif");
    }

    public Path temporary() {
        return root.resolve("tmp");
    }

    public Path lastInSync() {
        return root.resolve("last-in-sync");
    }

    public boolean isPrepared() {
        return Files.exists(instance());
    }

    /** Refuses a volume that cannot be written or is full, before anything in it is changed. */
    public void checkWritable() {
        try {
            if (!Files.isDirectory(root)) {
                throw StartRefused.configuration("volume " + root + " is no folder");
            }
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < MINIMUM_FREE_BYTES) {
                throw new StartRefused(
                        ExitCode.IO,
                        "volume " + root + " is full: " + free / MEGABYTE + " MB are free, "
                                + MINIMUM_FREE_BYTES / MEGABYTE + " MB are needed to start; nothing was changed");
            }
            Path probe = root.resolve("write-probe");
            Durable.write(probe, "probe\n".repeat(1024));
            Files.delete(probe);
        } catch (IOException e) {
            throw StartRefused.io("volume " + root + " cannot be written", e);
        }
    }
}
