package io.dirigent.directory.image;

import io.dirigent.directory.image.weave.Weaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What comes of OpenDJ's distribution: trimmed and woven jars, the template instance, its legal notices. */
final class ServerFiles {

    private ServerFiles() {}

    static void make(Inputs inputs) throws IOException, InterruptedException {
        AotCache.forget(inputs.image());
        Path distribution = Folders.fresh(inputs.work().resolve("opendj"));
        Folders.unzip(inputs.distribution(), "opendj/", distribution);
        Template.make(distribution, inputs.work(), Folders.fresh(inputs.image().resolve("template")));

        Path jars = Folders.fresh(inputs.image().resolve("lib/opendj"));
        for (Path jar : Folders.files(distribution.resolve("lib"), ".jar")) {
            if (Trim.keeps(jar.getFileName().toString())) {
                Files.copy(jar, jars.resolve(jar.getFileName()));
            }
        }
        weave(jars, inputs.hooks());
        Licences.collect(distribution, jars, Folders.fresh(inputs.image().resolve("licenses")));
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
