package io.dirigent.apiserver.http;

import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.security.Identities;
import io.dirigent.apiserver.security.ServerCertificate;
import io.dirigent.apiserver.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.KeyCertOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server on its port: reads requests on Vert.x's event loop, answers each on a virtual thread. */
public final class HttpFront implements AutoCloseable {
    /** As much as etcd would take of one object, with room for JSON. */
    private static final int MOST_BYTES = 3 << 20;

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Router router;
    private final Store store;
    private final Identities identities;
    private final InstantSource clock;

    private HttpFront(
            int port,
            ServerCertificate certificate,
            Router router,
            Store store,
            Identities identities,
            InstantSource clock) {
        this.router = router;
        this.store = store;
        this.identities = identities;
        this.clock = clock;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setSsl(true)
                        .setKeyCertOptions(KeyCertOptions.wrap(certificate.keys()))
                        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                        .setMaxHeaderSize(64 << 10)
                        .setMaxInitialLineLength(16 << 10)
                        .setMaxWebSocketFrameSize(64 << 10)
                        .setMaxWebSocketMessageSize(64 << 10))
                .requestHandler(this::handle);
    }

    /** Listens on loopback; port 0 means any. */
    public static HttpFront start(
            int port,
            ServerCertificate certificate,
            Router router,
            Store store,
            Identities identities,
            InstantSource clock) {
        HttpFront front = new HttpFront(port, certificate, router, store, identities, clock);
        try {
            front.server.listen().toCompletionStage().toCompletableFuture().join();
            return front;
        } catch (RuntimeException e) {
            front.close();
            throw new IllegalStateException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        work.shutdownNow();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** On the event loop: only what needs no waiting. */
    private void handle(HttpServerRequest request) {
        try {
            List<String> path = path(request.path());
            Optional<String> identity = identities.identify(request.getHeader("Authorization"));
            if (identity.isEmpty() && !Router.isPublic(path)) {
                throw ApiFailure.of(401, "Unauthorized", "Unauthorized");
            }
            Call call = new Call(
                    identity.orElse("anonymous"),
                    request.method().name(),
                    path,
                    parameters(request.query()),
                    headers(request),
                    new byte[0]);
            if (call.method().equals("GET") && call.is("watch")) {
                watch(request, call, router.watched(call));
            } else {
                read(request, call);
            }
        } catch (ApiFailure failure) {
            send(request.response(), Answer.of(failure));
        }
    }

    private void read(HttpServerRequest request, Call call) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= MOST_BYTES) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> work.execute(() -> {
            Answer answer = body.length() > MOST_BYTES
                    ? Answer.of(ApiFailure.of(413, "RequestEntityTooLarge", "limit is " + MOST_BYTES))
                    : router.answer(new Call(
                            call.identity(),
                            call.method(),
                            call.path(),
                            call.parameters(),
                            call.headers(),
                            body.getBytes()));
            send(request.response(), answer);
        }));
    }

    private void watch(HttpServerRequest request, Call call, Target target) {
        WatchStream stream = new WatchStream(call, target, clock);
        if (call.header("upgrade").equalsIgnoreCase("websocket")) {
            request.toWebSocket().onSuccess(socket -> run(stream, Sinks.of(socket)));
        } else {
            run(stream, Sinks.of(request.response()));
        }
    }

    private void run(WatchStream stream, WatchSink sink) {
        work.execute(() -> {
            try {
                stream.run(store, sink);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a client that is gone needs no answer
    private static void send(HttpServerResponse response, Answer answer) {
        if (response.closed() || response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(answer.code()).putHeader("Content-Type", answer.contentType());
        answer.warnings().stream().limit(20).forEach(text -> response.headers()
                .add("Warning", "299 - \"" + text.replace("\"", "\\\"") + "\""));
        response.end(Buffer.buffer(answer.body()));
    }

    private static List<String> path(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(HttpFront::decode)
                .toList();
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : Optional.ofNullable(query).orElse("").split("&", -1)) {
            int equals = part.indexOf('=');
            if (!part.isEmpty()) {
                parameters.putIfAbsent(
                        decode(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("the URL is not encoded well: " + e.getMessage());
        }
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach((name, value) -> headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + "," + b));
        return headers;
    }
}
