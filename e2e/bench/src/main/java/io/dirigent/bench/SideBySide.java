package io.dirigent.bench;

import io.dirigent.stories.Directory;
import io.dirigent.stories.MemberPod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * Starts of all members at once, from volumes that are prepared. They are killed first: a stop takes each its own time, and they would not
 * start together.
 */
record SideBySide(Directory directory, List<String> members) {

    private static final Duration SHORT = Duration.ofSeconds(2);

    /** From the first process's start until the last server says that it has started. */
    double seconds() throws Exception {
        Map<String, Long> before = new HashMap<>();
        for (String member : members) {
            before.put(member, directory.pod(member).orElseThrow().pid().orElseThrow());
        }
        members.parallelStream().forEach(member -> directory.pod(member).ifPresent(MemberPod::kill9));
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String member : members) {
                Awaitility.await(member + " has started")
                        .atMost(Server.PATIENCE)
                        .pollInterval(Server.GLANCE)
                        .until(() -> next(member, before.get(member)).isPresent() && hasStarted(http, member));
            }
        }
        Instant end = Instant.now();
        Instant begin = members.stream()
                .map(member -> next(member, before.get(member)).orElseThrow())
                .flatMap(process -> process.info().startInstant().stream())
                .min(Instant::compareTo)
                .orElseThrow();
        return Duration.between(begin, end).toMillis() / 1e3;
    }

    private Optional<ProcessHandle> next(String member, long before) {
        return directory.pod(member).stream()
                .flatMapToLong(pod -> pod.pid().stream())
                .filter(pid -> pid != before)
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean hasStarted(HttpClient http, String member) throws InterruptedException {
        String address = directory.pod(member).orElseThrow().address();
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://" + address + ":8080/startupz"))
                .timeout(SHORT)
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
