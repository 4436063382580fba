package io.dirigent.directory.image;

import io.dirigent.directory.image.files.Folders;
import io.dirigent.directory.image.files.Licences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Our own jars and the description of how the image is started. */
final class OwnFiles {

    private OwnFiles() {}

    static void copy(Path ownJars, Path image) throws IOException {
        Path target = Folders.fresh(image.resolve("lib/dirigent"));
        Folders.copy(ownJars, target);
        for (Path jar : Folders.files(target, ".jar")) {
            Licences.ofJar(jar, image.resolve("licenses"));
        }
        List<Path> classPath = Stream.concat(
                        Folders.files(target, ".jar").stream(),
                        Folders.files(image.resolve("lib/opendj"), ".jar").stream())
                .toList();
        EntryPoint.write(image, classPath);
    }
}
