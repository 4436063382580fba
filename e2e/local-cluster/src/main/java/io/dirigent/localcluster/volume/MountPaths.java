package io.dirigent.localcluster.volume;

import java.nio.file.Path;
import java.util.List;

/** Rewrites mount paths in arguments and variables to where they really are, below a pod's root. */
record MountPaths(Path root, List<String> paths) {

    String rewrite(String value) {
        int start = value.startsWith("/") ? 0 : value.indexOf("=/") + 1;
        if (start == 0 && !value.startsWith("/")) {
            return value;
        }
        String path = value.substring(start);
        boolean mounted = paths.stream().anyMatch(mount -> path.equals(mount) || path.startsWith(mount + "/"));
        return mounted ? value.substring(0, start) + root + path : value;
    }
}
