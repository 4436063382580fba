package io.dirigent.directory.launcher.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

    @TempDir
    Path root;

    @Test
    void theChangelogIsWhatItsFoldersHold() throws IOException {
        Volume volume = new Volume(root);
        write("changelogDb-3/domain1/2.server/head.log", 700);
        write("changelogDb-3/state", 30);
        write("db/suffix1/00000000.jdb", 5_000);
        Storage storage = new Storage(volume);
        assertThat(storage.changelog()).isEqualTo(730);
        assertThat(storage.free()).isPositive();

        write("changelogDb/domain2.log", 10);
        storage.look();

        assertThat(storage.changelog()).isEqualTo(740);
    }

    private void write(String name, int bytes) throws IOException {
        Path file = root.resolve("instance").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }
}
