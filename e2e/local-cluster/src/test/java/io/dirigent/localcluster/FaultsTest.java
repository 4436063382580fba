package io.dirigent.localcluster;

import static io.dirigent.localcluster.TinySet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.program.Program;
import io.dirigent.localcluster.program.ProgramSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {

    @TempDir
    static Path image;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterOptions.defaults()
                .withImage(TinyImage.NAME, TinyImage.in(image))
                .withFaults());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void podsAreCutFromOneAnotherAndHealed() {
        try (TinySet set = TinySet.create(cluster, "cut", UnaryOperator.identity())) {
            set.awaitReady(0, 1);
            String other = "fetch?tiny-1.tiny-members.cut.svc";
            eventually(() -> set.ask(0, other).equals(set.ask(1, "resolve?tiny-0.tiny-members.cut.svc")));
            cluster.network().cut("cut/tiny-0", "cut/tiny-1");
            assertThat(set.ask(0, other)).startsWith("failed");
            assertThat(set.isReady(0)).isTrue();
            cluster.network().heal("cut/tiny-1", "cut/tiny-0");
            eventually(() -> set.ask(0, other).startsWith("127."));
        }
    }

    @Test
    void aHangingPodIsFoundByItsProbesAndGoesOnWhenResumed() {
        try (TinySet set = TinySet.create(cluster, "hang", UnaryOperator.identity())) {
            set.awaitReady(0);
            set.local(0).pause();
            eventually(() -> !set.isReady(0));
            set.local(0).resume();
            set.awaitReady(0);
        }
    }

    @Test
    void aProgramIsKilledAndStartedAgainWithItsKubeconfigAndNames() throws IOException {
        String script = "echo started $KUBECONFIG $JAVA_TOOL_OPTIONS $EXTRA; exec sleep 600";
        ProgramSpec spec = new ProgramSpec(
                        "operator",
                        Identity.OPERATOR,
                        List.of("/bin/sh", "-c", script),
                        Map.of(),
                        Duration.ofSeconds(5))
                .with("EXTRA", "more");
        Program program = cluster.runProgram(spec);
        eventually(() -> Files.readString(program.log()).contains("operator.kubeconfig -Djdk.net.hosts.file="));
        long pid = program.pid();
        program.restart();
        eventually(() -> Files.readAllLines(program.log()).size() == 2);
        assertThat(program.pid()).isNotEqualTo(pid);
        program.stop();
        assertThat(program.exitCode()).hasValue(143);
    }
}
