package io.dirigent.localcluster.service;

import io.dirigent.localcluster.control.ControlLoop;
import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.control.OnChange;
import io.dirigent.localcluster.network.Network;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A hosts file for each host that looks names up, replaced at once when names change. Java reads it ({@code jdk.net.hosts.file}) instead of
 * asking the system; a name that is not in it is unknown. How long Java remembers what it read is left to it, as with any resolver.
 */
public final class HostsFiles implements AutoCloseable {

    private static final Key ALL = new Key("", "hosts files");

    private final Path folder;
    private final Names names;
    private final Map<String, Collection<Names.Entry>> viewers = new ConcurrentHashMap<>();
    private final ControlLoop loop;

    private HostsFiles(Path folder, Informers informers, Network network) {
        this.folder = folder;
        this.names = new Names(informers, network);
        this.loop = ControlLoop.start("hosts-files", key -> writeAll());
    }

    /** Call before the informers start. */
    public static HostsFiles start(Path folder, Informers informers, Network network) {
        HostsFiles files = new HostsFiles(folder, informers, network);
        informers.pods().addEventHandler(new OnChange<>(pod -> files.loop.enqueue(ALL)));
        informers.endpointSlices().addEventHandler(new OnChange<>(slice -> files.loop.enqueue(ALL)));
        return files;
    }

    /** What makes a pod's Java use its hosts file, which is there from now on. */
    public String javaOptionsOf(Pod pod) {
        return javaOptions(Key.of(pod).toString(), names.ownNames(pod));
    }

    /** What makes the Java of a program beside the pods use its hosts file. */
    public String javaOptionsOf(String program) {
        return javaOptions(program, List.of());
    }

    private String javaOptions(String viewer, Collection<Names.Entry> own) {
        viewers.put(viewer, own);
        write(viewer, own);
        return "-Djdk.net.hosts.file=" + fileOf(viewer);
    }

    private void writeAll() {
        viewers.forEach(this::write);
    }

    private void write(String viewer, Collection<Names.Entry> own) {
        String text = names.seenBy(viewer, own).stream()
                .map(entry -> entry.address().getHostAddress() + " " + entry.name())
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));
        write(fileOf(viewer), text);
    }

    private Path fileOf(String viewer) {
        return folder.resolve(viewer.replace('/', '_') + ".hosts");
    }

    private synchronized void write(Path file, String text) {
        try {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            Files.createDirectories(folder);
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
