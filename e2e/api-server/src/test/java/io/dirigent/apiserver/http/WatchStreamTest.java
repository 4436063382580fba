package io.dirigent.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchStreamTest {
    private static final Duration PAUSE = Duration.ofMillis(900);

    /** A client that goes when the stream has looked for it so often. */
    private static final class Leaving implements WatchSink {
        private final AtomicInteger looks = new AtomicInteger();
        private final int mostLooks;

        Leaving(int mostLooks) {
            this.mostLooks = mostLooks;
        }

        @Override
        public void open() {}

        @Override
        public void send(ObjectNode event) {}

        @Override
        public boolean isClosed() {
            return looks.incrementAndGet() > mostLooks;
        }

        @Override
        public void close() {}
    }

    @Test
    void whoWantsNoBookmarksIsWaitedForAllTheSameWhenOneIsDue() throws InterruptedException {
        Call call = new Call("user", "GET", List.of(), Map.of("watch", "true"), Map.of(), new byte[0]);
        Target maps = new Target(new Catalog().own("v1", "ConfigMap"), "default", "", "");
        long start = System.nanoTime();
        new WatchStream(call, maps, leapingOnce()).run(new Store(1), new Leaving(2));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(PAUSE);
    }

    /** From the third look on a minute has passed: the stream knows by then when it will be over, and when a bookmark is due. */
    private static InstantSource leapingOnce() {
        Instant start = Instant.now();
        AtomicInteger looks = new AtomicInteger();
        return () -> looks.incrementAndGet() <= 2 ? start : start.plus(Duration.ofMinutes(1));
    }
}
