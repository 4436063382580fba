package io.dirigent.localcluster.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The images that the node has, by name. Others cannot be pulled from anywhere. */
public final class ImageStore {

    private final Map<String, Path> folders;

    public ImageStore(Map<String, Path> folders) {
        this.folders = new ConcurrentHashMap<>(folders);
    }

    /** Makes an image known, or replaces it for containers that start from now on. */
    public void put(String name, Path folder) {
        folders.put(name, folder.toAbsolutePath());
    }

    Image pull(String name) throws ContainerNotStartable {
        Path folder = folders.get(name);
        if (folder == null) {
            throw new ContainerNotStartable("ErrImagePull", "image \"" + name + "\" is not in the local image store");
        }
        try {
            return Image.read(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new ContainerNotStartable("ErrImagePull", "image \"" + name + "\": " + e.getMessage());
        }
    }
}
