package io.dirigent.directory.image.server;

import io.dirigent.directory.image.files.Folders;
import io.dirigent.directory.image.files.Licences;
import io.dirigent.directory.image.server.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What comes of OpenDJ's distribution: trimmed and woven jars, the template instance, its legal notices. */
public final class ServerFiles {

    private ServerFiles() {}

    /**
     * Makes {@code lib/opendj}, {@code template} and {@code licenses} of an image.
     *
     * @param zip OpenDJ's distribution
     * @param hooks the jar with the hooks
     * @param work a folder for things in the making
     */
    public static void make(Path zip, Path hooks, Path work, Path image) throws IOException, InterruptedException {
        Path distribution = Folders.fresh(work.resolve("opendj"));
        Folders.unzip(zip, "opendj/", distribution);
        Template.make(distribution, work, Folders.fresh(image.resolve("template")));

        Path jars = Folders.fresh(image.resolve("lib/opendj"));
        for (Path jar : Folders.files(distribution.resolve("lib"), ".jar")) {
            if (Trim.keeps(jar.getFileName().toString())) {
                Files.copy(jar, jars.resolve(jar.getFileName()));
            }
        }
        weave(jars, hooks);
        Path licences = Folders.fresh(image.resolve("licenses"));
        Licences.collect(distribution, jars, licences);
        try (InputStream notice = ServerFiles.class.getResourceAsStream("NOTICE")) {
            Files.copy(Objects.requireNonNull(notice), licences.resolve("opendj/NOTICE"));
        }
        Folders.delete(distribution);
    }

    private static void weave(Path jars, Path hooks) throws IOException {
        List<Path> server = Folders.files(jars, ".jar");
        List<Path> classPath = new ArrayList<>(server);
        classPath.add(hooks);
        Map<String, byte[]> woven;
        try (Weaver weaver = new Weaver(classPath)) {
            woven = weaver.weave();
        }
        Map<String, byte[]> open = new HashMap<>(woven);
        for (Path jar : server) {
            open.keySet().removeAll(JarFiles.replace(jar, open));
        }
        if (!open.isEmpty()) {
            throw new IOException("no jar has " + open.keySet());
        }
    }
}
