package io.dirigent.scenario;

import io.dirigent.localcluster.LocalClusterOptions;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A playground on which stories are told one after the other, each in a namespace of its own, each cleared away afterwards. */
public final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LAST_LINES = 60;

    private final Playground playground;

    private Stage(Playground playground) {
        this.playground = playground;
    }

    /**
     * Starts a playground.
     *
     * @param steadyInterval how often the operator looks at what is as it should be
     */
    public static Stage start(Duration steadyInterval) {
        return start(steadyInterval, Map.of());
    }

    /** The same, with variables in the operator's environment. */
    public static Stage start(Duration steadyInterval, Map<String, String> variables) {
        return new Stage(Playground.start(LocalClusterOptions.defaults(), steadyInterval, variables));
    }

    Playground playground() {
        return playground;
    }

    /** What happens in a story. */
    @FunctionalInterface
    public interface Plot {
        void unfold(Story story) throws Exception;
    }

    /** Tells a story, asserts the invariants at its end, and prints its timeline if anything did not come true. */
    public void tell(String title, Draft draft, Plot plot) throws Exception {
        String namespace = namespaceFor(title);
        playground.namespace(namespace);
        playground.operator().start();
        Story story = new Story(playground, namespace, draft);
        try {
            plot.unfold(story);
            Invariants.hold(story);
            keep(namespace, timeline(title, story, "all came true"));
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
        playground.operator().start();
        Directory directory = story.directory();
        directory.resource().delete();
        Awaitility.await("the stage is clear")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> playground
                        .client()
                        .pods()
                        .inNamespace(directory.namespace())
                        .list()
                        .getItems()
                        .isEmpty());
        for (PersistentVolumeClaim claim : playground
                .client()
                .persistentVolumeClaims()
                .inNamespace(directory.namespace())
                .list()
                .getItems()) {
            playground.client().resource(claim).delete();
        }
        story.chronicle().close();
    }

    private String timeline(String title, Story story, String outcome) throws IOException {
        StringBuilder text = new StringBuilder("\n==== ")
                .append(title)
                .append(": ")
                .append(outcome)
                .append("\n---- timeline\n")
                .append(story.chronicle())
                .append("\n---- the operator's last words\n")
                .append(lastLines(playground.operator().log()));
        Path logs = playground
                .kubernetes()
                .folder()
                .resolve("node/logs")
                .resolve(story.directory().namespace());
        try (Stream<Path> pods = Files.exists(logs) ? Files.list(logs) : Stream.empty()) {
            for (Path log : pods.sorted().toList()) {
                text.append("\n---- ").append(log.getFileName()).append('\n').append(lastLines(log));
            }
        }
        return text.append("\n====").toString();
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    @Override
    public void close() {
        playground.close();
    }
}
