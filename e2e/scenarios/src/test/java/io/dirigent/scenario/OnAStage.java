package io.dirigent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** One stage for all stories of a class: the operator is started once, directories come and go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnAStage {

    /** Short, so that many looks at a steady directory take seconds. */
    private static final Duration OFTEN = Duration.ofMillis(500);

    private Stage stage;

    @BeforeAll
    void start() {
        stage = Stage.start(OFTEN, operatorsVariables());
    }

    /** What the operator gets besides. */
    Map<String, String> operatorsVariables() {
        return Map.of();
    }

    final Playground playground() {
        return stage.playground();
    }

    @AfterAll
    void end() throws IOException {
        if (stage != null) {
            try (Stage ending = stage) {
                assertThat(Rights.usedOn(ending.playground()))
                        .as("whatever the stories were, the operator does what the chart allows it")
                        .isSubsetOf(Rights.granted());
            }
        }
    }

    final void tell(String title, Draft draft, Stage.Plot plot) throws Exception {
        stage.tell(title, draft, plot);
    }
}
