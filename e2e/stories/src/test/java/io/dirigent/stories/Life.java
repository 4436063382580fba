package io.dirigent.stories;

import io.dirigent.stories.StoryRunner.Plot;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.opentest4j.TestAbortedException;

/**
 * One directory's life: each test is an act, in the order of their numbers. An act begins and ends with all members ready. After one that failed the
 * others are skipped, because they would only repeat it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Life extends OnACluster {

    private final String title;
    private final ClusterDraft draft;
    private Optional<Story> story = Optional.empty();
    private boolean hasFailed;

    /** @param draft its pods stay on nodes that are slow to find an API server again, whichever story took that away */
    Life(String title, ClusterDraft draft) {
        this.title = title;
        this.draft = draft.stayingOnSilentNodes();
    }

    /** The first act: the directory is applied in it. */
    final void birth(String name, Need need, Plot plot) throws Exception {
        unlessOneFailed(() -> act(begin(), name, need, plot));
    }

    final void act(String name, Plot plot) throws Exception {
        act(name, Need.NOTHING, plot);
    }

    /** One of the acts behind the first. It can be told without those before it: the directory is then born without ado. */
    final void act(String name, Need need, Plot plot) throws Exception {
        unlessOneFailed(() -> {
            if (story.isEmpty()) {
                act(begin(), "birth", Need.NOTHING, unborn -> unborn.when().created());
            }
            act(story.orElseThrow(), name, need, plot);
        });
    }

    private Story begin() throws Exception {
        Story begun = runner().begin(title, draft);
        story = Optional.of(begun);
        return begun;
    }

    private void unlessOneFailed(Telling telling) throws Exception {
        Assumptions.assumeFalse(hasFailed, "an earlier act failed");
        try {
            telling.tell();
        } catch (TestAbortedException notHere) {
            throw notHere;
        } catch (Exception | AssertionError failure) {
            hasFailed = true;
            throw failure;
        }
    }

    /** Tells it. */
    @FunctionalInterface
    private interface Telling {
        void tell() throws Exception;
    }

    @AfterAll
    final void end() throws Exception {
        if (story.isPresent()) {
            runner().end(story.get());
        }
    }
}
