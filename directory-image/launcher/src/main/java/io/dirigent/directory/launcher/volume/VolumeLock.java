package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a volume for this process; it is let go when the process ends, however it ends. A pod that is replaced can
 * overlap with its predecessor on the same node for a moment. Keep the reference: a collected channel lets go.
 */
public final class VolumeLock implements AutoCloseable {

    private final FileChannel channel;

    private VolumeLock(FileChannel channel) {
        this.channel = channel;
    }

    public static VolumeLock take(Volume volume) {
        Path file = volume.root().resolve("in-use.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new StartRefused(ExitCode.TEMPORARY, "volume " + volume.root() + " is in use by another process");
            }
            return new VolumeLock(channel);
        } catch (IOException e) {
            throw StartRefused.io("volume " + volume.root() + " cannot be locked", e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The process ends now, and the lock with it.
        }
    }
}
