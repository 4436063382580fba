package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifFile;
import io.dirigent.directory.launcher.configuration.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Changelogs of server ids that this volume no longer has. They can only be removed while no server uses them. */
public final class ChangelogFolders {

    private static final String DEFAULT = "changelogDb";

    private ChangelogFolders() {}

    /** True if this folder of an instance is a changelog. */
    static boolean isOne(Path folder) {
        String name = folder.getFileName().toString();
        return name.equals(DEFAULT) || isOfAnId(name);
    }

    private static boolean isOfAnId(String name) {
        return name.startsWith(DEFAULT + "-");
    }

    /**
     * Removes each changelog folder that the configuration does not name.
     *
     * @return the names of those removed
     */
    public static List<String> removeUnnamed(Volume volume, LdifFile configuration) {
        String named = configuration
                .find(Names.REPLICATION_SERVER)
                .flatMap(entry -> entry.value("ds-cfg-replication-db-directory"))
                .orElse(DEFAULT);
        List<String> removed = new ArrayList<>();
        try (Stream<Path> folders = Files.list(volume.instance())) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                String name = folder.getFileName().toString();
                if (isOfAnId(name) && !name.equals(named)) {
                    Durable.deleteTree(folder);
                    removed.add(name);
                }
            }
        } catch (IOException e) {
            throw StartRefused.io("old changelog folders cannot be removed", e);
        }
        return removed;
    }
}
