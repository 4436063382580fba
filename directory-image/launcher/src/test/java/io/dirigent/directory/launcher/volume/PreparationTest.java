package io.dirigent.directory.launcher.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifEntry;
import io.dirigent.directory.launcher.configuration.LdifFile;
import io.dirigent.directory.launcher.configuration.SampleTemplate;
import io.dirigent.directory.launcher.mark.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationTest {

    private static final LdifEntry MARK = Mark.first("ns/corp/0", List.of("dc=example,dc=com"), "id", Instant.EPOCH);

    @TempDir
    private Path folder;

    private Path template;
    private Volume volume;

    @BeforeEach
    void anImageAndAnEmptyVolume() throws IOException {
        template = SampleTemplate.writeTo(folder.resolve("template"));
        volume = newVolume("volume");
    }

    @Test
    void anEmptyVolumeIsMarkedEmpty() throws IOException {
        assertThat(prepare(volume)).isTrue();
        Mark mark = Mark.read(LdifFile.read(volume.configFile()).get(Mark.DN)::values);
        assertThat(mark.owner()).isEqualTo("ns/corp/0");
        assertThat(mark.state()).hasToString("Optional[EMPTY]");
    }

    @Test
    void nothingSecretOfTheTemplateReachesAVolume() throws IOException {
        prepare(volume);
        assertThat(content(volume.root()).values()).noneMatch(text -> text.contains("template"));
        assertThat(volume.config().resolve("admin-backend.ldif")).content().doesNotContain("ds-cfg-key-id");
    }

    @Test
    void aCrashAfterAnyFileIsMadeGoodByTheNextStart() throws IOException {
        Volume reference = newVolume("reference");
        prepare(reference);
        List<Path> steps;
        try (Stream<Path> all = Files.walk(reference.instance())) {
            steps = all.sorted().toList();
        }
        for (int done = 0; done <= steps.size(); done++) {
            Volume crashed = newVolume("crashed-" + done);
            Path half = crashed.root().resolve("instance.new");
            for (Path step : steps.subList(0, done)) {
                Path copy = half.resolve(reference.instance().relativize(step).toString());
                if (Files.isDirectory(step)) {
                    Files.createDirectories(copy);
                } else {
                    Files.writeString(copy, "half of " + step.getFileName());
                }
            }
            assertThat(prepare(crashed)).isTrue();
            assertThat(content(crashed.root())).isEqualTo(content(reference.root()));
        }
    }

    @Test
    void aFailureLeavesAVolumeThatIsNotPrepared() throws IOException {
        Path data = template.resolve("config/admin-backend.ldif");
        String text = Files.readString(data);
        Files.delete(data);
        assertThatThrownBy(() -> prepare(volume))
                .isInstanceOf(StartRefused.class)
                .hasMessageNotContaining("\n");
        assertThat(volume.isPrepared()).isFalse();
        Files.writeString(data, text);
        assertThat(prepare(volume)).isTrue();
    }

    @Test
    void aPreparedVolumeIsLeftAsItIs() throws IOException {
        prepare(volume);
        Files.writeString(volume.instance().resolve("db/00000000.jdb"), "data");
        Files.writeString(volume.configFile(), "dn: cn=config\n");
        Files.writeString(volume.config().resolve("schema/00-core.ldif"), "changed at run time");
        TreeMap<String, String> before = content(volume.root());
        assertThat(prepare(volume)).isFalse();
        assertThat(content(volume.root())).isEqualTo(before);
    }

    @Test
    void aNewerImageAddsSchemaFilesButReplacesNone() throws IOException {
        prepare(volume);
        Files.writeString(template.resolve("config/schema/00-core.ldif"), "newer");
        Files.writeString(template.resolve("config/schema/95-new.ldif"), "new");
        prepare(volume);
        assertThat(volume.config().resolve("schema/00-core.ldif")).hasContent("dn: cn=schema");
        assertThat(volume.config().resolve("schema/95-new.ldif")).hasContent("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.9.9.abc", "4.0.0.abc", "0.0.1.abc"})
    void anOlderServersVolumeIsTakenOver(String build) throws IOException {
        prepare(volume);
        imageHas(build.charAt(0) + ".9.9.def");
        Files.writeString(volume.config().resolve("buildinfo"), build);
        new Preparation(volume, new Template(template)).check();
        prepare(volume);
        assertThat(volume.config().resolve("buildinfo")).hasContent(build.charAt(0) + ".9.9.def");
    }

    @ParameterizedTest
    @CsvSource({"5.0.4.abc, 5.0.4", "5.1.0, 5.1.0", "6.0.0.x, 6.0.0", "4.9.9.x, 4.9.9"})
    void anotherMajorVersionsOrANewerServersVolumeIsRefused(String build, String version) throws IOException {
        prepare(volume);
        imageHas("5.0.3.def");
        Files.writeString(volume.config().resolve("buildinfo"), build);
        assertThatThrownBy(() -> new Preparation(volume, new Template(template)).check())
                .isInstanceOfSatisfying(
                        StartRefused.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("was last served by OpenDJ " + version + ", this image has 5.0.3")
                .hasMessageEndingWith("nothing was changed");
    }

    private void imageHas(String build) throws IOException {
        Files.writeString(template.resolve("config/buildinfo"), build);
    }

    private boolean prepare(Volume target) {
        return new Preparation(target, new Template(template)).prepare(MARK);
    }

    private Volume newVolume(String name) throws IOException {
        return new Volume(Files.createDirectories(folder.resolve(name)));
    }

    private static TreeMap<String, String> content(Path root) throws IOException {
        TreeMap<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                content.put(
                        root.relativize(path).toString(), Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        return content;
    }
}
