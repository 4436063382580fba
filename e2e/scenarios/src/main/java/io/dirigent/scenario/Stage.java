package io.dirigent.scenario;

import io.dirigent.localcluster.LocalClusterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Ground on which stories are told one after the other, each in a namespace of its own, each cleared away afterwards. */
public final class Stage implements AutoCloseable {

    private static final int LAST_LINES = 60;

    private final Ground ground;

    private Stage(Ground ground) {
        this.ground = ground;
    }

    /**
     * Starts a ground of local processes.
     *
     * @param options of the local cluster
     * @param steadyInterval how often the operator looks at what is as it should be
     * @param variables in the operator's environment
     */
    public static Stage start(LocalClusterOptions options, Duration steadyInterval, Map<String, String> variables) {
        return new Stage(Playground.start(options, steadyInterval, variables));
    }

    Ground ground() {
        return ground;
    }

    /** A stage on ground that is there; it is closed with the stage. */
    public static Stage on(Ground ground) {
        return new Stage(ground);
    }

    /** What happens in a story. */
    @FunctionalInterface
    public interface Plot {
        void unfold(Story story) throws Exception;
    }

    /** Tells a story, asserts the invariants at its end, and prints its timeline if anything did not come true. */
    public void tell(String title, Draft draft, Plot plot) throws Exception {
        String namespace = namespaceFor(title);
        ground.namespace(namespace);
        ground.operator().start();
        Story story = new Story(ground, namespace, draft);
        try {
            plot.unfold(story);
            Invariants.hold(story);
            keep(namespace, timeline(title, story, "all came true"));
        } catch (NotOnThisGround missing) {
            throw missing;
        } catch (Exception | AssertionError failure) {
            String timeline = timeline(title, story, String.valueOf(failure.getMessage()));
            keep(namespace, timeline);
            System.err.println(timeline);
            throw failure;
        } finally {
            clear(story);
        }
    }

    /** For those who want to know how long what took. */
    private static void keep(String name, String timeline) throws IOException {
        Path folder = Files.createDirectories(Artifacts.checkout().resolve("e2e/scenarios/target/timelines"));
        Files.writeString(folder.resolve(name + ".txt"), timeline);
    }

    private static String namespaceFor(String title) {
        String words =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        // Host names of members must stay below 64 characters.
        return words.length() > 40 ? words.substring(0, 40).replaceAll("-+$", "") : words;
    }

    private void clear(Story story) throws Exception {
        story.writers().forEach(Writers::close);
        ground.operator().start();
        ground.clear(story.directory());
        story.chronicle().close();
    }

    private String timeline(String title, Story story, String outcome) {
        StringBuilder text = new StringBuilder("\n==== ")
                .append(title)
                .append(": ")
                .append(outcome)
                .append("\n---- timeline\n")
                .append(story.chronicle())
                .append("\n---- acknowledged to clients\n")
                .append(story.writers().stream().map(Writers::counts).toList())
                .append("\n---- the operator's last words\n")
                .append(String.join("\n", ground.operator().lastLines(LAST_LINES)));
        ground.lastLines(story.directory().namespace(), LAST_LINES)
                .forEach((pod, lines) ->
                        text.append("\n---- ").append(pod).append('\n').append(String.join("\n", lines)));
        return text.append("\n====").toString();
    }

    @Override
    public void close() {
        ground.close();
    }
}
