package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;

/** The two kinds of stream that a watch can be. */
final class Sinks {
    private Sinks() {}

    /** Waits for a write; false when the client is gone. */
    private static boolean await(Future<?> write) throws InterruptedException {
        try {
            write.toCompletionStage().toCompletableFuture().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** A JSON text frame an event. */
    static WatchSink of(ServerWebSocket socket) {
        return new WatchSink() {
            @Override
            public void open() {}

            @Override
            public void send(ObjectNode event) throws InterruptedException {
                if (!await(socket.writeTextMessage(new String(Json.bytes(event), StandardCharsets.UTF_8)))) {
                    close();
                }
            }

            @Override
            public boolean isClosed() {
                return socket.isClosed();
            }

            @Override
            @SuppressWarnings("FutureReturnValueIgnored") // nobody is left who could do something about it
            public void close() {
                if (!socket.isClosed()) {
                    socket.close();
                }
            }
        };
    }

    /** A line an event, in a chunked answer. */
    static WatchSink of(HttpServerResponse response) {
        return new WatchSink() {
            @Override
            public void open() throws InterruptedException {
                response.setChunked(true).putHeader("Content-Type", "application/json");
                // An empty write sends the headers; kubectl wait hangs without them until the first event.
                await(response.write(Buffer.buffer()));
            }

            @Override
            public void send(ObjectNode event) throws InterruptedException {
                if (!isClosed()
                        && !await(
                                response.write(Buffer.buffer(Json.bytes(event)).appendByte((byte) '\n')))) {
                    close();
                }
            }

            @Override
            public boolean isClosed() {
                return response.closed() || response.ended();
            }

            @Override
            @SuppressWarnings("FutureReturnValueIgnored") // nobody is left who could do something about it
            public void close() {
                if (!isClosed()) {
                    response.end();
                }
            }
        };
    }
}
