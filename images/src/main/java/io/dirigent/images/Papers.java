package io.dirigent.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.dirigent.directory.image.files.Folders;
import io.dirigent.directory.image.files.Licences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes with an image for those who must know what is inside: licences, a list of third parties, the bill of
 * materials.
 *
 * @param folder where they are collected: {@code sbom.cdx.json} and {@code licenses/}
 */
record Papers(Path folder) {

    private static final String SBOM = "sbom.cdx.json";

    /**
     * Collects them.
     *
     * @param project the folder with our own licence
     * @param runtime the Java runtime; its licences lie in it, in {@code legal/}
     * @param content the folder with all jars
     */
    static Papers collect(String image, Path project, Path runtime, Path content, Path work) throws IOException {
        Path folder = Folders.fresh(work.resolve("papers").resolve(image));
        Path licences = Files.createDirectories(folder.resolve("licenses"));
        for (String own : List.of("LICENSE", "NOTICE")) {
            Files.copy(project.resolve(own), licences.resolve(own));
        }
        List<Component> components = new ArrayList<>(List.of(Component.ofRuntime(runtime)));
        for (Path jar : jars(content)) {
            components.add(Component.ofJar(jar));
            Licences.ofJar(jar, licences);
        }
        Files.writeString(folder.resolve(SBOM), Sbom.of(image, components));
        Files.writeString(licences.resolve("THIRD-PARTY.txt"), list(components));
        return new Papers(folder);
    }

    FileEntriesLayer layer() throws IOException {
        return Layout.layer("papers", folder, Layout.ROOT, SBOM, "licenses");
    }

    /** The bill of materials for those who do not want to open the image. */
    Path sbom() {
        return folder.resolve(SBOM);
    }

    private static List<Path> jars(Path content) throws IOException {
        try (Stream<Path> all = Files.walk(content)) {
            return all.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static String list(List<Component> components) {
        StringBuilder list = new StringBuilder("What is inside, and the licences that each part names for itself.\n\n");
        for (Component part : components) {
            list.append(part.group() == null ? "" : part.group() + ":")
                    .append(part.name())
                    .append(part.version() == null ? "" : " " + part.version())
                    .append(part.licences().isEmpty() ? "" : ": " + String.join(", ", part.licences()))
                    .append('\n');
        }
        return list.toString();
    }
}
