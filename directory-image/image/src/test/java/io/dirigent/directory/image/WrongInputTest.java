package io.dirigent.directory.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.testsupport.MemberPod;
import io.dirigent.testsupport.MemberProcess;
import io.dirigent.testsupport.SampleCluster;
import io.dirigent.testsupport.ServerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in mounted files or with the volume stops the member with one clear line, and its data untouched. */
class WrongInputTest {

    private static final int CONFIGURATION = 78;
    private static final int IO = 74;

    @TempDir
    private Path folder;

    private MemberPod member;

    @BeforeEach
    void aMemberWithData() throws IOException {
        member = new SampleCluster(folder).member(0);
        Path config = Files.createDirectories(member.file("volume/instance/config"));
        Files.writeString(config.resolve("config.ldif"), """
                dn: cn=dirigent,cn=config
                dirigent-owner: sample/corp/0
                dirigent-suffix: dc=example,dc=com
                dirigent-state: initialised
                """);
        Files.writeString(
                Files.createDirectories(member.file("volume/instance/db/suffix1"))
                        .resolve("00.jdb"),
                "data");
    }

    @Test
    void aSettingThatNobodyKnows() throws Exception {
        Files.writeString(member.file("settings/server.properties"), "port=99999\n", StandardOpenOption.APPEND);
        refuses(CONFIGURATION, "dirigent: server.properties has an unknown key 'port'");
    }

    @Test
    void anOptionThatNobodyKnows() throws Exception {
        List<String> command = command();
        command.add("--ldap-port=99999");
        refuses(command, CONFIGURATION, "dirigent: unknown option --ldap-port");
    }

    @Test
    void aKeyThatCannotBeRead() throws Exception {
        Path key = member.file("server-keys/tls.key");
        Files.writeString(key, "no key");
        refuses(CONFIGURATION, "dirigent: " + key + " holds no PEM private key");
    }

    @Test
    void aKeyThatIsMissing() throws Exception {
        Path key = member.file("replication-keys/tls.key");
        Files.delete(key);
        refuses(CONFIGURATION, "dirigent: a mounted file cannot be read: there is no file " + key);
    }

    @Test
    void aForeignVolume() throws Exception {
        Path config = member.file("volume/instance/config/config.ldif");
        Files.writeString(config, Files.readString(config).replace("sample/corp/0", "sample/other/0"));
        refuses(
                CONFIGURATION,
                "dirigent: volume " + member.volume()
                        + " is foreign: it belongs to sample/other/0, this is sample/corp/0; nothing was changed");
    }

    @Test
    void aVolumeOfANewerServer() throws Exception {
        Files.writeString(member.file("volume/instance/config/buildinfo"), "5.9.0.abcdef");
        refuses(
                CONFIGURATION,
                "dirigent: volume " + member.volume()
                        + " was last served by OpenDJ 5.9.0, this image has 5.0.3; use an image with OpenDJ 5, 5.9.0 or newer; nothing was changed");
    }

    /** A limit on the size of files stands for a full disk, which takes root to make. */
    @Test
    void aVolumeThatTakesNoMoreData() throws Exception {
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"));
        limited.addAll(command());
        refuses(limited, IO, "dirigent: volume " + member.volume() + " cannot be written: File too large");
    }

    private List<String> command() throws IOException {
        return new ArrayList<>(ServerImage.in(Path.of("target/image")).command());
    }

    private void refuses(int code, String line) throws Exception {
        refuses(command(), code, line);
    }

    private void refuses(List<String> command, int code, String line) throws Exception {
        TreeMap<String, String> before = data();
        MemberProcess refused = member.run(command, ServerImage.JVM_OPTIONS);
        assertThat(refused.process().waitFor()).isEqualTo(code);
        assertThat(refused.log()
                        .lines()
                        .filter(said -> !said.startsWith("Picked up") && !said.startsWith("NOTE: Picked up")))
                .containsExactly(line);
        assertThat(data()).isEqualTo(before);
    }

    private TreeMap<String, String> data() throws IOException {
        TreeMap<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(member.file("volume/instance"))) {
            for (Path path : (Iterable<Path>) all::iterator) {
                content.put(path.toString(), Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        return content;
    }
}
