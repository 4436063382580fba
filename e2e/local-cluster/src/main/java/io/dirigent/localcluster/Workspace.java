package io.dirigent.localcluster;

import io.dirigent.localcluster.volume.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder in which a cluster keeps everything; a temporary one goes when it is closed. */
record Workspace(Path root, boolean temporary) implements AutoCloseable {

    static Workspace of(Optional<Path> folder) {
        try {
            return folder.isPresent()
                    ? new Workspace(Files.createDirectories(folder.get()), false)
                    : new Workspace(Files.createTempDirectory("local-cluster"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (temporary) {
            Trees.delete(root);
        }
    }
}
