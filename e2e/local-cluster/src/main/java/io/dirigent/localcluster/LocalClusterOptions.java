package io.dirigent.localcluster;

import io.dirigent.localcluster.node.BackOff;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a local cluster is started.
 *
 * @param images folders by image name
 * @param folder where everything is kept; a temporary one, removed at the end, if there is none
 * @param faults whether relays stand between all hosts, so that traffic can be cut and delayed
 * @param apiServer which API server it runs on
 * @param restarts back-off of containers that end again and again
 */
public record LocalClusterOptions(
        Map<String, Path> images, Optional<Path> folder, boolean faults, ApiServer apiServer, BackOff restarts) {

    /** Which API server a local cluster runs on. */
    public enum ApiServer {
        /** In this program. */
        EMBEDDED,
        /** A kube-apiserver and etcd of its own, from the folder that {@code KUBEBUILDER_ASSETS} names. */
        REAL,
        /** The real one if {@code KUBEBUILDER_ASSETS} names one, else the embedded one. */
        AS_AVAILABLE
    }

    public LocalClusterOptions {
        images = Map.copyOf(images);
    }

    public static LocalClusterOptions defaults() {
        return new LocalClusterOptions(Map.of(), Optional.empty(), false, ApiServer.AS_AVAILABLE, BackOff.quick());
    }

    public LocalClusterOptions withImage(String name, Path imageFolder) {
        Map<String, Path> more = new TreeMap<>(images);
        more.put(name, imageFolder.toAbsolutePath());
        return new LocalClusterOptions(more, folder, faults, apiServer, restarts);
    }

    public LocalClusterOptions withFolder(Path newFolder) {
        return new LocalClusterOptions(images, Optional.of(newFolder.toAbsolutePath()), faults, apiServer, restarts);
    }

    public LocalClusterOptions withFaults() {
        return new LocalClusterOptions(images, folder, true, apiServer, restarts);
    }

    public LocalClusterOptions withApiServer(ApiServer choice) {
        return new LocalClusterOptions(images, folder, faults, choice, restarts);
    }

    public LocalClusterOptions withRestarts(BackOff backOff) {
        return new LocalClusterOptions(images, folder, faults, apiServer, backOff);
    }
}
