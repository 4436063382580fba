package io.dirigent.directory.launcher.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifEntry;
import io.dirigent.directory.launcher.configuration.LdifFile;
import io.dirigent.directory.launcher.configuration.Names;
import io.dirigent.directory.launcher.mark.Mark;
import io.dirigent.directory.launcher.settings.Member;
import io.dirigent.directory.launcher.settings.ServerSettings;
import io.dirigent.directory.launcher.settings.Suffix;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeTest {

    @TempDir
    private Path root;

    @Test
    void aVolumeOfTheSameMemberIsItsOwnHoweverSuffixesAreWritten() throws IOException {
        write("ns/corp/0", "dc=example,dc=com", "o=x");
        Ownership.check(new Volume(root), member("ns/corp/0", "O=x", "DC=example, DC=com"));
    }

    @Test
    void aVolumeOfAnotherMemberOrClusterIsForeign() throws IOException {
        write("ns/corp/1", "o=x");
        refusesAsForeign(member("ns/corp/0", "o=x"), "it belongs to ns/corp/1, this is ns/corp/0");
    }

    @Test
    void aVolumeOfOtherSuffixesIsForeign() throws IOException {
        write("ns/corp/0", "o=x", "o=y");
        refusesAsForeign(member("ns/corp/0", "o=x"), "the settings name [o=x]");
    }

    @Test
    void aVolumeWithoutAMarkIsForeign() throws IOException {
        write(new LdifFile());
        refusesAsForeign(member("ns/corp/0", "o=x"), "holds no mark");
    }

    @Test
    void aVolumeWithoutAConfigurationIsNotTakenForAnEmptyOne() throws IOException {
        Files.createDirectories(new Volume(root).instance());
        assertThatThrownBy(() -> Ownership.check(new Volume(root), member("ns/corp/0", "o=x")))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo(ExitCode.IO))
                .hasMessageContaining("has no readable configuration");
    }

    @Test
    void aVolumeServesOneProcessAtATime() {
        Volume volume = new Volume(root);
        try (VolumeLock first = VolumeLock.take(volume)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> VolumeLock.take(volume))
                    .isInstanceOfSatisfying(
                            StartRefused.class, e -> assertThat(e.code()).isEqualTo(ExitCode.TEMPORARY))
                    .hasMessageContaining("in use by another process");
        }
        VolumeLock.take(volume).close();
    }

    @Test
    void aVolumeThatIsNoFolderIsRefused() {
        assertThatThrownBy(() -> new Volume(root.resolve("absent")).checkWritable())
                .isInstanceOf(StartRefused.class)
                .hasMessage("volume " + root.resolve("absent") + " is no folder");
    }

    @Test
    void changelogsThatNoConfigurationNamesAreRemoved() throws IOException {
        Volume volume = new Volume(root);
        for (String folder : List.of("changelogDb", "changelogDb-1", "changelogDb-7", "db")) {
            Files.createDirectories(volume.instance().resolve(folder).resolve("inside"));
        }
        LdifFile configuration = new LdifFile();
        configuration.put(
                new LdifEntry(Names.REPLICATION_SERVER).set("ds-cfg-replication-db-directory", "changelogDb-7"));
        assertThat(ChangelogFolders.removeUnnamed(volume, configuration)).containsExactly("changelogDb-1");
        assertThat(volume.instance().resolve("changelogDb-1")).doesNotExist();
        assertThat(volume.instance().resolve("changelogDb-7/inside")).exists();
        assertThat(volume.instance().resolve("db/inside")).exists();
    }

    @Test
    void theSeedFileIsTheMountedLdifOrElseTheBaseEntry() throws IOException {
        Volume volume = new Volume(root.resolve("volume"));
        List<Suffix> suffixes = List.of(new Suffix(1, "dc=example,dc=com"));
        Path file = volume.instance().resolve("bootstrap/suffix1.ldif");
        SeedFiles.publish(volume, suffixes, Optional.empty());
        assertThat(file).hasContent("""
                dn: dc=example,dc=com
                objectClass: top
                objectClass: domain
                dc: example

                """);
        Files.writeString(root.resolve("data.ldif"), "dn: DC=example, DC=com\n");
        SeedFiles.publish(volume, suffixes, Optional.of(root));
        assertThat(file).isSymbolicLink().hasContent("dn: DC=example, DC=com");
    }

    @Test
    void aSuffixWithoutEntriesInTheMountedLdifGetsItsBaseEntry() throws IOException {
        Volume volume = new Volume(root.resolve("volume"));
        Files.writeString(root.resolve("data.ldif"), "dn:: bz14\n\ndn: cn=a,o=x\n");
        SeedFiles.publish(volume, List.of(new Suffix(1, "o=x"), new Suffix(2, "o=y")), Optional.of(root));
        Path folder = volume.instance().resolve("bootstrap");
        assertThat(folder.resolve("suffix1.ldif")).isSymbolicLink();
        assertThat(folder.resolve("suffix2.ldif")).isRegularFile().content().startsWith("dn: o=y\n");
    }

    @Test
    void whenTheMountedLdifIsGoneThereIsNoSeedFileAndNoBaseEntryInItsPlace() {
        Volume volume = new Volume(root.resolve("volume"));
        List<Suffix> suffixes = List.of(new Suffix(1, "o=x"));
        SeedFiles.publish(volume, suffixes, Optional.empty());
        SeedFiles.publish(volume, suffixes, Optional.of(root.resolve("absent")));
        assertThat(volume.instance().resolve("bootstrap/suffix1.ldif")).doesNotExist();
    }

    @Test
    void aMountedLdifThatCannotBeReadIsRefused() throws IOException {
        Path unreadable = Files.createDirectories(root.resolve(SeedFiles.MOUNTED));
        assertThatThrownBy(() -> SeedFiles.publish(
                        new Volume(root.resolve("volume")),
                        List.of(new Suffix(1, "o=x")),
                        Optional.of(unreadable.getParent())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("data.ldif cannot be read");
    }

    @Test
    void lastInSyncIsTheTimeOfAFile() throws IOException {
        LastInSync lastInSync = new LastInSync(root.resolve("last-in-sync"));
        assertThat(lastInSync.read()).isEmpty();
        Instant when = Instant.parse("2026-01-01T00:00:00Z");
        lastInSync.touch(when);
        assertThat(lastInSync.read()).contains(when);
    }

    private void refusesAsForeign(Member member, String reason) {
        assertThatThrownBy(() -> Ownership.check(new Volume(root), member))
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("is foreign: ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("nothing was changed");
    }

    private void write(String owner, String... suffixes) throws IOException {
        LdifFile file = new LdifFile();
        file.put(Mark.first(owner, List.of(suffixes), "id", Instant.EPOCH));
        write(file);
    }

    private void write(LdifFile configuration) throws IOException {
        Files.createDirectories(new Volume(root).config());
        Files.writeString(new Volume(root).configFile(), configuration.print());
    }

    private static Member member(String owner, String... dns) throws IOException {
        List<Suffix> suffixes = Arrays.stream(dns)
                .map(dn -> new Suffix(Arrays.asList(dns).indexOf(dn) + 1, dn))
                .toList();
        ServerSettings settings = new ServerSettings("ns/corp", "d", suffixes, Map.of(), Optional.empty());
        return new Member("corp-0", owner, "corp-0.d", InetAddress.getByName("10.0.0.1"), settings);
    }
}
