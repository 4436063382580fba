package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.stories.real.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user's first minutes: the README's sample, applied with kubectl to a namespace that takes restricted pods only. */
@Tag("kubernetes")
class SampleTest extends OnACluster {

    private static final Pattern SAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");
    private static final List<String> MADE = List.of(
            "statefulsets.apps",
            "services",
            "secrets",
            "configmaps",
            "serviceaccounts",
            "poddisruptionbudgets.policy",
            "networkpolicies.networking.k8s.io");

    @Test
    void theSampleReplicatesAndApplyingItAgainChangesNothing() throws Exception {
        tell("sample", aMeshOf(3), Need.QUIET, story -> {
            String namespace = story.directory().namespace();
            Path file = sample();
            kubectl(namespace, "apply", "-f", file.toString());
            kubectl(namespace, "wait", "dircluster/corp", "--for=condition=Ready", "--timeout=5m");
            story.then().allIsReady().aWriteOnEachIsReadOnEach().theServersHaveAFullMesh();
            assertThat(isCurrent(story)).as("what kstatus makes of it").isTrue();

            story.then().itIsSilentFor(3);
            Map<String, String> before = versions(namespace);
            assertThat(kubectl(namespace, "apply", "-f", file.toString())).contains("unchanged");
            kubectl(namespace, "diff", "-f", file.toString());
            story.then().itIsSilentFor(3);
            assertThat(versions(namespace)).isEqualTo(before);

            onlyClientsPortsAreOpenToStrangers(story);
        });
    }

    private void onlyClientsPortsAreOpenToStrangers(Story story) throws IOException {
        Map<Integer, Boolean> doors = new TreeMap<>();
        String host = story.directory().host("corp-1");
        for (int port : List.of(1389, 1636, 8080, 8989, 4445, 4444)) {
            doors.put(port, realCluster().canBeReached(host, port));
        }
        assertThat(doors).isEqualTo(Map.of(1389, true, 1636, true, 8080, true, 8989, false, 4445, false, 4444, false));
    }

    private Path sample() throws IOException {
        Matcher found = SAMPLE.matcher(Files.readString(Artifacts.checkout().resolve("README.md")));
        assertThat(found.find()).as("the README begins with a sample").isTrue();
        return Files.writeString(cluster().folder().resolve("sample.yaml"), found.group(1));
    }

    private static String kubectl(String namespace, String... words) {
        return Command.kubectl(namespace, words);
    }

    /** The rules of kstatus, which GitOps tools follow. */
    private static boolean isCurrent(Story story) {
        Directory directory = story.directory();
        return directory.condition("Ready").isPresent() && !directory.is("Reconciling") && !directory.is("Stalled");
    }

    /** Which version of each object there is; of the resource itself, whose status may follow what happens to a busy machine, which generation. */
    private Map<String, String> versions(String namespace) {
        Map<String, String> versions =
                new TreeMap<>(versions(namespace, "directoryclusters.dirigent.io", "generation"));
        MADE.forEach(kind -> versions.putAll(versions(namespace, kind, "resourceVersion")));
        return versions;
    }

    private static Map<String, String> versions(String namespace, String kind, String field) {
        String template = "jsonpath={range .items[*]}{.metadata.name} {.metadata." + field + "}{\"\\n\"}{end}";
        return kubectl(namespace, "get", kind, "-o", template)
                .lines()
                .collect(Collectors.toMap(line -> kind + " " + line.split(" ", -1)[0], line -> line));
    }
}
