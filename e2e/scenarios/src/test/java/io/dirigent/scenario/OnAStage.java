package io.dirigent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.scenario.real.RealCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * One stage for all stories of a class: the operator is started once, directories come and go. Stories with the tag {@code e2e} are told on
 * local processes and on a real cluster, those with {@code kubernetes} on the latter alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnAStage {

    /** Short, so that many looks at a steady directory take seconds. */
    private static final Duration OFTEN = Duration.ofMillis(500);

    private Stage stage;

    @BeforeAll
    void start() {
        stage = isOnRealCluster() ? Stage.on(RealCluster.open()) : Stage.start(options(), OFTEN, operatorsVariables());
    }

    private static boolean isOnRealCluster() {
        return "kubernetes".equals(System.getProperty("scenario.ground"));
    }

    /** How the local cluster is, where there is one. */
    LocalClusterOptions options() {
        return LocalClusterOptions.defaults();
    }

    /** What the operator gets besides, where it is a process. */
    Map<String, String> operatorsVariables() {
        return Map.of();
    }

    /** Members that can be hurt without the test's own way in. */
    final List<String> vulnerable(Story story) {
        return ground() instanceof RealCluster real
                ? story.members().stream()
                        .filter(member -> !story.directory().nodeOf(member).equals(real.safeNode()))
                        .toList()
                : story.members();
    }

    /** For stories of a real cluster only. */
    final RealCluster realCluster() {
        return (RealCluster) stage.ground();
    }

    /** For stories of processes only. */
    final Playground playground() {
        return (Playground) stage.ground();
    }

    final Ground ground() {
        return stage.ground();
    }

    @AfterAll
    void end() throws IOException {
        if (stage != null) {
            try (Stage ending = stage) {
                if (ending.ground() instanceof Playground playground) {
                    assertThat(Rights.usedOn(playground))
                            .as("whatever the stories were, the operator does what the chart allows it")
                            .isSubsetOf(Rights.granted());
                }
            }
        }
    }

    final void tell(String title, Draft draft, Stage.Plot plot) throws Exception {
        try {
            stage.tell(title, draft, plot);
        } catch (NotOnThisGround missing) {
            Assumptions.abort("not told on this ground: " + missing.getMessage());
        }
    }
}
