package io.dirigent.bench;

import io.dirigent.api.Jvm;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.stories.Artifacts;
import io.dirigent.stories.Directory;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * What it costs a mesh that its servers hand on what they get, though nobody there needs it: writes in two meshes, one of which does not, in
 * turns.
 */
record ForwardingTrial(PrintStream out) implements Trial {

    private static final int MEMBERS = 4;
    private static final String WITHOUT = "bench/without-forwarding:1";
    private static final String OPTION = "-Dio.dirigent.forwarding=off";
    private static final Duration STEADY = Duration.ofSeconds(10);

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        Path image = Files.createTempDirectory("without-forwarding");
        describe(image);
        LocalClusterOptions options = LocalClusterOptions.defaults().withImage(WITHOUT, image);
        try (LocalTestCluster testCluster = LocalTestCluster.start(options, OperatorSettings.looking(STEADY))) {
            Converged with = mesh(testCluster, new Wish("bench-forwarding", MEMBERS, Jvm.Tiers.LateC2));
            Converged without =
                    mesh(testCluster, new Wish("bench-stock-hops", MEMBERS, Jvm.Tiers.LateC2).from(WITHOUT));
            with.addsPerSecond(effort.warmWrites());
            without.addsPerSecond(effort.warmWrites());
            List<Double> ours = new ArrayList<>();
            List<Double> others = new ArrayList<>();
            for (int round = 0; round < effort.pairs(); round++) {
                ours.add(with.addsPerSecond(effort.meshWrites()));
                others.add(without.addsPerSecond(effort.meshWrites()));
                out.printf(
                        "  round %d: %.0f adds/s with forwarding, %.0f without%n",
                        round + 1, ours.getLast(), others.getLast());
            }
            return List.of(new Figure(
                    "mesh of " + MEMBERS + ", adds/s on all members",
                    Figure.median(ours),
                    "without forwarding",
                    Figure.median(others),
                    ">= 0.85"));
        } finally {
            Files.deleteIfExists(image.resolve("image.json"));
            Files.deleteIfExists(image);
        }
    }

    /** The same image with one more option: its files, and with them what was prepared for a quick start, stay where they are. */
    private static void describe(Path image) throws IOException {
        Path original = Artifacts.find().directoryImage();
        String same = Files.readString(original.resolve("image.json"))
                .replace("\"-XX:-UsePerfData\"", "\"-XX:-UsePerfData\", \"" + OPTION + "\"")
                .replace("{image}", original.toString());
        Files.writeString(image.resolve("image.json"), same);
    }

    private static Converged mesh(LocalTestCluster testCluster, Wish wish) {
        Directory directory = wish.applyTo(testCluster);
        Awaitility.await(wish.name() + " is ready").atMost(Server.PATIENCE).until(() -> directory.is("Ready"));
        return new Converged(directory, directory.members(MEMBERS));
    }
}
