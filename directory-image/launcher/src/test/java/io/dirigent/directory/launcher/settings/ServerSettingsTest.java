package io.dirigent.directory.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

    private static final List<String> VALID =
            List.of("owner=ns/corp", "domain=corp-members.ns.svc", "suffix.1=dc=example,dc=com");

    @Test
    void readsWhatTheOperatorWrites() {
        ServerSettings settings = ServerSettings.parse(and(
                "# a comment",
                "",
                "suffix.2=o=Müller \\2B Söhne",
                "index.uid=equality,substring",
                "in-sync.limit.seconds=777"));
        assertThat(settings.cluster()).isEqualTo("corp");
        assertThat(settings.suffixes())
                .containsExactly(new Suffix(1, "dc=example,dc=com"), new Suffix(2, "o=Müller \\2B Söhne"));
        assertThat(settings.indexes()).isEqualTo(Map.of("uid", Set.of(IndexType.EQUALITY, IndexType.SUBSTRING)));
        assertThat(settings.inSyncLimit()).contains(Duration.ofSeconds(777));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ldap.port=389                | unknown key 'ldap.port'
            Suffix.2=o=x                 | unknown key 'Suffix.2'
            just words                   | line 4 is not key=value: just words
            owner=ns/other               | has 'owner' twice
            suffix.0=o=x                 | 'suffix.0' must be suffix.1 to suffix.8
            suffix.9=o=x                 | 'suffix.9' must be suffix.1 to suffix.8
            suffix.3=o=x                 | lacks 'suffix.2'
            suffix.2=nonsense            | suffix.2 is no distinguished name: 'nonsense'
            suffix.2=                    | suffix.2 is empty
            suffix.2=ou=a, DC=Example,dc=com | lie below one another
            suffix.2=dc=com              | lie below one another
            suffix.2=DC=example, DC=com  | lie below one another
            index.uid=fast               | index.uid names an unknown index type 'fast'
            index.uid=                   | index.uid names an unknown index type ''
            index.=equality              | 'index.' names no attribute
            index.a b=equality           | 'index.a b' names no attribute
            in-sync.limit.seconds=1d     | must be a number of seconds, not '1d'
            """)
    void refusesAWrongLine(String line, String reason) {
        refuses(and(line), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner    | lacks 'owner'
            domain   | lacks 'domain'
            suffix.1 | lacks 'suffix.1'
            """)
    void namesWhatIsMissing(String key, String reason) {
        refuses(VALID.stream().filter(line -> !line.startsWith(key)).toList(), reason);
    }

    @Test
    void refusesNamesThatAreNone() {
        refuses(List.of("owner=corp", "domain=d", "suffix.1=o=x"), "owner must be namespace/name, not 'corp'");
        refuses(List.of("owner=ns/corp", "domain=a_b", "suffix.1=o=x"), "domain must be a DNS name, not 'a_b'");
    }

    @Test
    void refusesAFileThatIsMissingOrNotText(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> ServerSettings.read(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessage("settings cannot be read: there is no file " + folder.resolve("server.properties"));
        Files.write(folder.resolve("server.properties"), "owner=ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ServerSettings.read(folder))
                .isInstanceOfSatisfying(StartRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("is not UTF-8");
    }

    private static List<String> and(String... lines) {
        List<String> all = new ArrayList<>(VALID);
        all.addAll(List.of(lines));
        return all;
    }

    private static void refuses(List<String> lines, String reason) {
        assertThatThrownBy(() -> ServerSettings.parse(lines))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }
}
