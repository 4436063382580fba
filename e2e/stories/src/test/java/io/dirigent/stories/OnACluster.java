package io.dirigent.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.stories.StoryRunner.Act;
import io.dirigent.stories.StoryRunner.Plot;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.real.RealCluster;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Stories on the one cluster of the whole run. Without a tag they are told on processes of this machine, with {@code e2e} on a real cluster as well,
 * with {@code kubernetes} on the latter alone; with {@code soak} for those only who have the time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OneCluster.class)
abstract class OnACluster {

    private StoryRunner runner;

    final void tellOn(StoryRunner newRunner) {
        runner = newRunner;
    }

    final StoryRunner runner() {
        return runner;
    }

    final TestCluster cluster() {
        return runner.cluster();
    }

    /** For stories of a real cluster only. */
    final RealCluster realCluster() {
        return (RealCluster) cluster();
    }

    /** Members that can be hurt without the test's own way in. */
    final List<String> vulnerable(Story story) {
        return cluster() instanceof RealCluster real
                ? story.members().stream()
                        .filter(member -> !story.directory().nodeOf(member).equals(real.safeNode()))
                        .toList()
                : story.members();
    }

    /** A story of one act. */
    final void tell(String title, ClusterDraft draft, Plot plot) throws Exception {
        tell(title, draft, Need.NOTHING, plot);
    }

    final void tell(String title, ClusterDraft draft, Need need, Plot plot) throws Exception {
        Story story = runner.begin(title, draft);
        try {
            act(story, title, need, plot);
        } finally {
            runner.end(story);
        }
    }

    final void act(Story story, String title, Need need, Plot plot) throws Exception {
        try {
            runner.tell(story, new Act(title, need, replay(), plot));
        } catch (NotOnThisCluster missing) {
            Assumptions.abort("not told on this cluster: " + missing.getMessage());
        }
    }

    private String replay() {
        String story = getClass().getSimpleName();
        return cluster() instanceof RealCluster ? "make e2e E2E_TESTS=" + story : "make replay STORY=" + story;
    }

    @AfterAll
    final void theOperatorDidWhatTheChartAllows() throws IOException {
        if (cluster() instanceof LocalTestCluster local) {
            assertThat(Rights.usedOn(local))
                    .as("whatever the stories were, the operator does what the chart allows it")
                    .isSubsetOf(Rights.granted());
        }
    }
}
