package io.dirigent.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user is told in {@code docs/first-cluster.md}, run as it is written there. */
@Tag("kubernetes")
class FirstClusterTest extends OnACluster {

    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @Test
    void everyCommandOfTheFirstClusterWorks(@TempDir Path folder) throws Exception {
        Path checkout = Artifacts.checkout();
        Files.createSymbolicLink(folder.resolve("helm"), checkout.resolve("helm"));
        Files.writeString(folder.resolve("my-values.yaml"), valuesOfThisInstallation());
        List<String> blocks = COMMANDS.matcher(Files.readString(checkout.resolve("docs/first-cluster.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).as("from the installation to the uninstallation").hasSizeGreaterThan(4);
        runner().alone(() -> {
            try {
                for (String block : blocks) {
                    run(folder, block);
                }
            } finally {
                // The operator of the other stories.
                run(folder, blocks.getFirst());
            }
            return blocks;
        });
    }

    private static String valuesOfThisInstallation() throws IOException, InterruptedException {
        return run(Path.of("."), "helm get values dirigent --namespace dirigent-system -o yaml");
    }

    private static String run(Path folder, String commands) throws IOException, InterruptedException {
        Path log = Files.createTempFile("commands", ".log");
        try {
            Process shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean isOver = shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            String output = Files.readString(log);
            assertThat(isOver && shell.exitValue() == 0)
                    .as("%s%n%s", commands, output)
                    .isTrue();
            return output;
        } finally {
            Files.delete(log);
        }
    }
}
