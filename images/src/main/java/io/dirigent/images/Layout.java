package io.dirigent.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import io.dirigent.directory.image.files.FixedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie in an image. All is root's and nobody may write it, whatever the building machine's files say. */
final class Layout {

    /** Above all that is ours. */
    static final String ROOT = "/opt/dirigent";

    /** One and the same layer in both images. */
    static final String JAVA = ROOT + "/runtime/bin/java";

    /** Of every file, instead of when it was built. */
    static final Instant TIME = FixedTime.TIME;

    private static final FilePermissions READABLE = FilePermissions.fromOctalString("444");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("555");

    private Layout() {}

    /** A layer with some of a folder's files and folders; they keep their place below {@code target}. */
    static FileEntriesLayer layer(String name, Path folder, String target, String... parts) throws IOException {
        return layer(name, folder, target, List.of(parts));
    }

    static FileEntriesLayer layer(String name, Path folder, String target, List<String> parts) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (String part : parts) {
            try (Stream<Path> paths = Files.walk(folder.resolve(part))) {
                paths.sorted().forEach(path -> layer.addEntry(path, place(folder, path, target), mode(path), TIME));
            }
        }
        return layer.build();
    }

    private static AbsoluteUnixPath place(Path folder, Path path, String target) {
        AbsoluteUnixPath place = AbsoluteUnixPath.get(target);
        for (Path name : folder.relativize(path)) {
            place = place.resolve(name.toString());
        }
        return place;
    }

    private static FilePermissions mode(Path path) {
        return Files.isDirectory(path) || Files.isExecutable(path) ? PROGRAM : READABLE;
    }
}
