package io.dirigent.directory.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedFolderTest {

    @TempDir
    private Path mount;

    @Test
    void followsKubernetesFromOneVersionToTheNext() throws IOException {
        publish("one", "1");
        Files.createSymbolicLink(mount.resolve("password"), Path.of("..data/password"));
        MountedFolder folder = new MountedFolder(mount, "password");
        assertThat(folder.read()).isEqualTo(Map.of("password", "1"));
        publish("two", "2");
        assertThat(folder.read()).isEqualTo(Map.of("password", "2"));
    }

    @Test
    void readsAPlainFolderToo() throws IOException {
        Files.writeString(mount.resolve("ca.crt"), "x");
        assertThat(new MountedFolder(mount, "ca.crt").read()).isEqualTo(Map.of("ca.crt", "x"));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> new MountedFolder(mount, "tls.key").read())
                .isInstanceOf(IOException.class)
                .hasMessage("there is no file " + mount.resolve("tls.key"));
    }

    private void publish(String version, String content) throws IOException {
        Path folder = Files.createDirectory(mount.resolve(".." + version));
        Files.writeString(folder.resolve("password"), content);
        Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), folder.getFileName());
        Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }
}
