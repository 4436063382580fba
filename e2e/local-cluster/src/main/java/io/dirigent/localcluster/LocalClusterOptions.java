package io.dirigent.localcluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a local cluster is started.
 *
 * @param images folders by image name
 * @param faults whether relays stand between all hosts, so that traffic can be cut and delayed
 */
public record LocalClusterOptions(Map<String, Path> images, boolean faults) {

    public LocalClusterOptions {
        images = Map.copyOf(images);
    }

    public static LocalClusterOptions defaults() {
        return new LocalClusterOptions(Map.of(), false);
    }

    public LocalClusterOptions withImage(String name, Path imageFolder) {
        Map<String, Path> more = new TreeMap<>(images);
        more.put(name, imageFolder.toAbsolutePath());
        return new LocalClusterOptions(more, faults);
    }

    public LocalClusterOptions withFaults() {
        return new LocalClusterOptions(images, true);
    }
}
