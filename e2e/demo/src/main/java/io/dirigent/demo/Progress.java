package io.dirigent.demo;

import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import io.dirigent.stories.Directory;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Shows what the status says, whenever it says something new, until the directory is ready. */
final class Progress {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Directory directory;
    private final Journal journal;
    private String last = "";

    Progress(Directory directory, Journal journal) {
        this.directory = directory;
        this.journal = journal;
    }

    /** Returns when the directory is ready; an {@link IllegalStateException} says why it will not be. */
    void untilReady() {
        Awaitility.await("the directory is ready")
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .failFast("it stalled", () -> directory
                        .condition("Stalled")
                        .filter(stalled -> "True".equals(stalled.getStatus()))
                        .map(stalled -> {
                            throw new IllegalStateException(stalled.getMessage());
                        })
                        .isPresent())
                .until(this::look);
    }

    private boolean look() {
        directory.status().map(this::line).filter(line -> !line.equals(last)).ifPresent(line -> {
            last = line;
            journal.tell(line);
        });
        return directory.is("Ready");
    }

    private String line(DirectoryClusterStatus status) {
        String members = status.members().stream().map(Progress::word).collect(Collectors.joining(", "));
        return members + "  |  " + status.agreementsEstablished() + " agreements  |  "
                + directory.condition("Ready").map(Condition::getMessage).orElse("");
    }

    private static String word(MemberStatus member) {
        return member.name() + " " + member.phase();
    }
}
