package io.dirigent.localcluster.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {

    @TempDir
    Path folder;

    private AtomicFolder atomic;

    @BeforeEach
    void showTwoFiles() throws IOException {
        atomic = new AtomicFolder(folder, "rw-------");
        atomic.show(Map.of("tls.crt", bytes("one"), "tls.key", bytes("two")));
    }

    @Test
    void namesLeadThroughOneLinkThatIsMovedAsAWhole() throws IOException {
        Path before = Files.readSymbolicLink(folder.resolve("..data"));
        atomic.show(Map.of("tls.crt", bytes("three"), "tls.key", bytes("four")));
        assertThat(Files.readSymbolicLink(folder.resolve("tls.key"))).isEqualTo(Path.of("..data/tls.key"));
        assertThat(folder.resolve("tls.key")).hasContent("four");
        assertThat(Files.readSymbolicLink(folder.resolve("..data"))).isNotEqualTo(before);
        assertThat(folder.resolve(before)).doesNotExist();
    }

    @Test
    void sameContentMovesNothing() throws IOException {
        Path before = Files.readSymbolicLink(folder.resolve("..data"));
        atomic.show(Map.of("tls.key", bytes("two"), "tls.crt", bytes("one")));
        assertThat(Files.readSymbolicLink(folder.resolve("..data"))).isEqualTo(before);
    }

    @Test
    void filesComeAndGo() throws IOException {
        atomic.show(Map.of("ca.crt", bytes("new")));
        assertThat(folder.resolve("ca.crt")).hasContent("new");
        assertThat(Files.exists(folder.resolve("tls.key"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void filesHaveTheModeThatWasAskedFor() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls.key"))))
                .isEqualTo("rw-------");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
