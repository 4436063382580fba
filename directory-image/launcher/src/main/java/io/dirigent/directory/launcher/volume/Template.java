package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The instance that the image brings. Nothing secret in it may reach a volume: every image holds the same. */
public record Template(Path root) {

    /** What {@code setup} leaves behind of keys, passwords and archives; and bulk that no server reads. */
    private static final Set<String> LEFT_OUT = Set.of(
            "keystore",
            "truststore",
            "ads-truststore",
            "admin-keystore",
            "admin-truststore",
            "archived-configs",
            "config.ldif",
            "config.ldif.startok",
            "admin-backend.ldif",
            "tasks.ldif",
            "wordlist.txt",
            "MakeLDIF",
            "snmp",
            "audit-handlers",
            "rest2ldap",
            "hostname",
            "java.properties",
            "tools.properties");

    /** Names the build that a folder is of; the server refuses one of another build than its own. */
    static final String BUILD_INFO = "buildinfo";

    private static final List<String> EMPTY_FOLDERS =
            List.of("db", "locks", "logs", "changelogDb", "bak", "bootstrap", "import-tmp", "lib/extensions");

    /** The template's configuration, with the template's secrets still in it. */
    public LdifFile configuration() {
        try {
            return LdifFile.read(config().resolve("config.ldif"));
        } catch (IOException e) {
            throw StartRefused.io("the image's template cannot be read", e);
        }
    }

    /** Copies what a server needs, but its configuration, to a new folder. */
    void copyTo(Path instance) throws IOException {
        Path target = instance.resolve("config");
        Files.createDirectories(target);
        for (String folder : EMPTY_FOLDERS) {
            Files.createDirectories(instance.resolve(folder));
        }
        try (Stream<Path> all = Files.walk(config())) {
            for (Path source : (Iterable<Path>) all::iterator) {
                Path relative = config().relativize(source);
                if (isWanted(relative)) {
                    copy(source, target.resolve(relative.toString()));
                }
            }
        }
        LdifFile data = LdifFile.read(config().resolve("admin-backend.ldif"));
        InstanceKeys.removeFrom(data);
        Durable.write(target.resolve("admin-backend.ldif"), data.print());
    }

    /** Takes a folder over into this image's build. */
    void renewBuildInfo(Path config) throws IOException {
        byte[] current = Files.readAllBytes(config().resolve(BUILD_INFO));
        Path target = config.resolve(BUILD_INFO);
        if (!Files.exists(target) || !Arrays.equals(current, Files.readAllBytes(target))) {
            Durable.write(target, current);
        }
    }

    Path schema() {
        return config().resolve("schema");
    }

    Path config() {
        return root.resolve("config");
    }

    static void copy(Path source, Path target) throws IOException {
        if (Files.isDirectory(source)) {
            Files.createDirectories(target); // not copied: the image's folders are read-only
        } else {
            Files.write(target, Files.readAllBytes(source));
        }
    }

    private static boolean isWanted(Path relative) {
        String first = relative.getName(0).toString();
        return !first.isEmpty() && !LEFT_OUT.contains(first) && !first.endsWith(".pin") && !first.endsWith(".p12");
    }
}
