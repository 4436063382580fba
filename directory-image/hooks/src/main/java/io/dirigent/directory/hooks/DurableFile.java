package io.dirigent.directory.hooks;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file so that, whatever happens, either the old or the new content is there.
 *
 * <p>The stock server deletes the target first and flushes nothing: a crash in between leaves no {@code config.ldif},
 * and a server without one does not start.
 */
public final class DurableFile {

    private DurableFile() {}

    /** Moves {@code from} onto {@code to}; returns when content and name are on disk. */
    public static void rename(File from, File to) throws IOException {
        Path source = from.toPath();
        Path target = to.toPath().toAbsolutePath();
        force(source, StandardOpenOption.WRITE);
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = target.getParent();
        if (folder != null) {
            force(folder, StandardOpenOption.READ);
        }
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        if (access == StandardOpenOption.WRITE && Files.isDirectory(path)) {
            return; // a folder cannot be opened for writing, and has no content of its own
        }
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }
}
