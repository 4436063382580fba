package io.dirigent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private static EmbeddedApiServer server;
    private static RawClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedApiServer.start(ServerOptions.DEFAULT.remembering(20), hurrying());
        client = RawClient.of(server);
    }

    /** Each look at it finds that another minute has passed, so that a watch is over as soon as it has told what it knows. */
    private static InstantSource hurrying() {
        Instant start = Instant.now();
        AtomicInteger looks = new AtomicInteger();
        return () -> start.plus(Duration.ofMinutes(looks.getAndIncrement()));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static String watch(String parameters) {
        return MAPS + "?watch=true&timeoutSeconds=1&" + parameters;
    }

    private static String now() {
        return client.get(MAPS).resourceVersion();
    }

    private static void make(String name) {
        client.post(MAPS, "{metadata: {name: %s, labels: {of: %s}}}".formatted(name, name));
    }

    @Test
    void whatHappenedSinceARevisionIsToldInOrder() {
        String before = now();
        make("told");
        client.patch(MAPS + "/told", RawClient.MERGE, "{\"data\":{\"a\":\"1\"}}");
        client.delete(MAPS + "/told");
        assertThat(client.watch(watch("labelSelector=of%3Dtold&resourceVersion=" + before)))
                .containsExactly("ADDED told", "MODIFIED told", "DELETED told");
    }

    @Test
    void whatLeavesTheSelectionLooksDeleted() {
        make("leaving");
        String before = now();
        client.patch(MAPS + "/leaving", RawClient.MERGE, "{\"metadata\":{\"labels\":{\"of\":null}}}");
        assertThat(client.watch(watch("labelSelector=of%3Dleaving&resourceVersion=" + before)))
                .containsExactly("DELETED leaving");
    }

    @Test
    void theStartIsMarkedForThoseWhoWant() {
        make("initial");
        assertThat(client.watch(watch("labelSelector=of%3Dinitial&sendInitialEvents=true"
                        + "&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true")))
                .containsExactly("ADDED initial", "BOOKMARK");
    }

    @Test
    void whoWaitsIsToldHowFarItHasSeen() {
        String marks = MAPS + "?watch=true&timeoutSeconds=600&allowWatchBookmarks=true&labelSelector=of%3Dnothing";
        assertThat(client.watch(marks)).isNotEmpty().containsOnly("BOOKMARK");
    }

    @Test
    void aRevisionThatIsForgottenIsGone() {
        String before = now();
        for (int i = 0; i < 25; i++) {
            make("many-" + i);
        }
        assertThat(client.watch(watch("resourceVersion=" + before))).containsExactly("ERROR 410");
    }

    @Test
    void otherNamespacesAreNotSeen() {
        String before = now();
        client.post("/api/v1/namespaces/kube-system/configmaps", "{metadata: {name: elsewhere}}");
        assertThat(client.watch(watch("labelSelector=!of&resourceVersion=" + before)))
                .isEmpty();
    }
}
