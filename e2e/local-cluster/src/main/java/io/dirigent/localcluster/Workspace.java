package io.dirigent.localcluster;

import io.dirigent.localcluster.volume.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The temporary folder in which a cluster keeps everything. It goes when it is closed, or else when the next one is made. */
record Workspace(Path root) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Workspace.class.getName());
    private static final String PREFIX = "local-cluster-";
    private static final String OWNER = "owner";

    static Workspace make() {
        try {
            Path root = Files.createTempDirectory(PREFIX);
            Files.writeString(root.resolve(OWNER), describe(ProcessHandle.current()));
            removeAbandoned(Optional.ofNullable(root.getParent()).orElseThrow());
            return new Workspace(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What programs left that were killed before they could close their cluster. */
    private static void removeAbandoned(Path parent) {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isAbandoned(folder.resolve(OWNER))) {
                    Trees.delete(folder);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Another user's, or another program removes it as well.
            LOG.log(System.Logger.Level.DEBUG, "abandoned folder", e);
        }
    }

    private static boolean isAbandoned(Path owner) throws IOException {
        if (!Files.isReadable(owner)) {
            return false;
        }
        String text = Files.readString(owner);
        if (!text.matches("\\d+ .+")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(text.substring(0, text.indexOf(' '))))
                .filter(process -> describe(process).equals(text))
                .isEmpty();
    }

    /** A process id alone may be another process's by now. */
    private static String describe(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("-");
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
        Trees.delete(root);
    }
}
