package io.dirigent.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Tells stories on a cluster, each in a namespace of its own, each cleared away afterwards. A story has acts, which are told one after the other
 * about the same directory; the invariants are asserted at the end of each. Stories may be told side by side: an act that needs what others stand on
 * is told alone.
 */
public final class StoryRunner implements AutoCloseable {

    private static final int LAST_LINES = 60;
    private static final int LONGEST_NAMESPACE = 40;

    private final TestCluster cluster;
    private final ReadWriteLock peace = new ReentrantReadWriteLock(true);
    private final Lock operator = new ReentrantLock();

    /** @param cluster is closed with the runner */
    public StoryRunner(TestCluster cluster) {
        this.cluster = cluster;
    }

    public TestCluster cluster() {
        return cluster;
    }

    /** What happens in an act. */
    @FunctionalInterface
    public interface Plot {
        void unfold(Story story) throws Exception;
    }

    /**
     * A part of a story.
     *
     * @param title what it is about
     * @param need what it needs for itself beside its own members
     * @param replay how to see the same again
     */
    public record Act(String title, Need need, String replay, Plot plot) {}

    /** Begins a story about a directory that somebody is going to apply. */
    public Story begin(String title, ClusterDraft draft) throws Exception {
        String namespace = namespaceFor(title);
        return during(peace.readLock(), () -> {
            cluster.namespace(namespace);
            return new Story(cluster, namespace, draft);
        });
    }

    /** Tells an act, asserts the invariants at its end, and prints the timeline if anything did not come true. */
    public void tell(Story story, Act act) throws Exception {
        during(
                peaceFor(act),
                () -> act.need() == Need.OPERATOR ? during(operator, () -> unfold(story, act)) : unfold(story, act));
    }

    private Lock peaceFor(Act act) {
        return cluster.shares(act.need()) ? peace.writeLock() : peace.readLock();
    }

    private Act unfold(Story story, Act act) throws Exception {
        story.tell("-- " + act.title());
        try {
            act.plot().unfold(story);
            story.requireThatAllFatesWereMet();
            Invariants.hold(story);
            keep(story, timeline(story, act, "all came true"));
            return act;
        } catch (NotOnThisCluster missing) {
            throw missing;
        } catch (Exception | AssertionError failure) {
            String timeline = timeline(story, act, failure.getMessage() + "\n---- again: " + act.replay());
            keep(story, timeline);
            System.err.println(timeline);
            throw failure;
        } finally {
            leaveInOrder(act);
        }
    }

    private void leaveInOrder(Act act) {
        switch (act.need()) {
            case NOTHING, QUIET -> {}
            case OPERATOR -> cluster.operator().start();
            case NETWORK, MACHINES -> cluster.mend();
        }
    }

    /** Does something that would disturb all stories, while none is told. */
    public void alone(Callable<?> deed) throws Exception {
        during(peace.writeLock(), deed);
    }

    /** Ends a story: nothing of it is left that could disturb another one. */
    public void end(Story story) throws Exception {
        during(peace.readLock(), () -> {
            story.closeClients();
            story.directory().close();
            cluster.clear(story.directory());
            story.timeline().close();
            return story;
        });
    }

    private static <T> T during(Lock lock, Callable<T> deed) throws Exception {
        lock.lock();
        try {
            return deed.call();
        } finally {
            lock.unlock();
        }
    }

    /** For those who want to know how long what took. */
    private static void keep(Story story, String timeline) throws IOException {
        Path folder = Files.createDirectories(Artifacts.checkout().resolve("e2e/stories/target/timelines"));
        Files.writeString(folder.resolve(story.directory().namespace() + ".txt"), timeline);
    }

    private static String namespaceFor(String title) {
        String words =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        // Host names of members must stay below 64 characters.
        return words.length() > LONGEST_NAMESPACE
                ? words.substring(0, LONGEST_NAMESPACE).replaceAll("-+$", "")
                : words;
    }

    private String timeline(Story story, Act act, String outcome) {
        StringBuilder text = new StringBuilder("\n==== ")
                .append(story.directory().namespace())
                .append(", ")
                .append(act.title())
                .append(": ")
                .append(outcome)
                .append("\n---- timeline\n")
                .append(story.timeline())
                .append("\n---- acknowledged to clients\n")
                .append(story.writers().stream().map(Writers::counts).toList())
                .append("\n---- the operator's last words\n")
                .append(String.join("\n", cluster.operator().lastLines(LAST_LINES)));
        cluster.lastLines(story.directory().namespace(), LAST_LINES)
                .forEach((pod, lines) ->
                        text.append("\n---- ").append(pod).append('\n').append(String.join("\n", lines)));
        return text.append("\n====").toString();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
