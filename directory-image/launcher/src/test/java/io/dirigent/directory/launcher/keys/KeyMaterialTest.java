package io.dirigent.directory.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.settings.Options;
import io.dirigent.directory.launcher.volume.Volume;
import io.dirigent.testsupport.SampleCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMaterialTest {

    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Options options;

    @BeforeEach
    void mounts() throws IOException {
        root = new SampleCluster(folder).member(0).root();
        options = Options.parse(Stream.of(
                        "image", "volume", "settings", "server-keys", "replication-keys", "operator-trust", "passwords")
                .map(name -> "--" + name + "=" + root.resolve(name))
                .toList());
    }

    @Test
    void becomesTheStoresThatTheServerReads() throws IOException {
        Volume volume = new Volume(root.resolve("volume"));
        Files.createDirectories(volume.config());
        KeyMaterial.read(options).writeStores(volume, new SecureRandom());
        assertThat(volume.config())
                .isDirectoryContaining("glob:**/keystore.p12")
                .isDirectoryContaining("glob:**/operator-truststore.p12")
                .isDirectoryContaining("glob:**/ads-truststore")
                .isDirectoryNotContaining("glob:**/*.new");
    }

    @Test
    void aPasswordEndsBeforeALineBreak() throws UnusableKey {
        assertThat(KeyMaterial.password(options, Map.of("password", " a b \r\n")))
                .isEqualTo(" a b ");
    }

    @Test
    void whatCannotBeUsedIsRefusedByName() throws IOException {
        Files.writeString(root.resolve("passwords/password"), "\n");
        refuses(root.resolve("passwords/password") + " is empty");
        Files.writeString(root.resolve("passwords/password"), "good");
        Files.writeString(root.resolve("operator-trust/ca.crt"), "none");
        refuses(root.resolve("operator-trust/ca.crt") + " holds no PEM certificate");
        Files.delete(root.resolve("replication-keys/ca.crt"));
        refuses("a mounted file cannot be read: there is no file " + root.resolve("replication-keys/ca.crt"));
    }

    @Test
    void everyFileOfASecretIsChecked() throws IOException {
        for (String mount : List.of("server-keys", "replication-keys")) {
            Path key = root.resolve(mount).resolve("tls.key");
            String good = Files.readString(key);
            Files.writeString(key, "none");
            refuses(key + " holds no PEM private key");
            Files.writeString(key, good);
        }
        KeyMaterial.read(options);
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> KeyMaterial.read(options))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessage(message);
    }
}
