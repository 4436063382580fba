package io.dirigent.localcluster;

import static io.dirigent.localcluster.TinySet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonmentTest {

    @TempDir
    static Path image;

    @Test
    void nothingRunsOnWhenTheProgramIsKilled() throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandoned.class.getName(),
                        TinyImage.in(image).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = program.inputReader()) {
            Optional<Path> folder = output.lines()
                    .filter(line -> line.startsWith("folder "))
                    .map(line -> Path.of(line.substring("folder ".length())))
                    .findFirst();
            List<ProcessHandle> processes = program.descendants().toList();
            assertThat(processes).hasSizeGreaterThanOrEqualTo(2);
            program.destroyForcibly();
            eventually(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(folder).hasValueSatisfying(left -> assertThat(left).exists());
            Workspace.make().close();
            assertThat(Files.exists(folder.orElseThrow())).isFalse();
        } finally {
            program.destroyForcibly();
        }
    }
}
