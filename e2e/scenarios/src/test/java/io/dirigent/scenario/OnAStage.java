package io.dirigent.scenario;

import java.time.Duration;
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
        stage = Stage.start(OFTEN);
    }

    @AfterAll
    void end() {
        if (stage != null) {
            stage.close();
        }
    }

    final void tell(String title, Draft draft, Stage.Plot plot) throws Exception {
        stage.tell(title, draft, plot);
    }
}
