package io.dirigent.apiserver;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Waits for what the server does by itself. */
final class Eventually {
    private Eventually() {}

    static void isGone(RawClient client, String path) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.get(path).code() == 404);
    }
}
