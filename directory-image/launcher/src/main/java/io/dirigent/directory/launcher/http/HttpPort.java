package io.dirigent.directory.launcher.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dirigent.directory.launcher.ExitCode;
import io.dirigent.directory.launcher.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** {@code /startupz}, {@code /livez}, {@code /readyz} and {@code /metrics} on the pod's own address. */
public final class HttpPort {

    public static final int PORT = 8080;

    private static final int BACKLOG = 16;

    private final HttpServer server;

    private HttpPort(HttpServer server) {
        this.server = server;
    }

    public static HttpPort open(InetAddress address, Health health) {
        return open(new InetSocketAddress(address, PORT), health);
    }

    static HttpPort open(InetSocketAddress address, Health health) {
        try {
            HttpServer server = HttpServer.create(address, BACKLOG);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            probe(server, "/startupz", health::started);
            probe(server, "/livez", health::alive);
            probe(server, "/readyz", health::ready);
            server.createContext(
                    "/metrics",
                    exchange -> answer(
                            exchange, "/metrics", 200, "text/plain; version=0.0.4; charset=utf-8", health.metrics()));
            server.start();
            return new HttpPort(server);
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.IO,
                    "HTTP port " + address.getAddress().getHostAddress() + ":" + address.getPort()
                            + " cannot be opened: " + StartRefused.reason(e),
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void probe(HttpServer server, String path, Supplier<Health.Answer> question) {
        server.createContext(path, exchange -> {
            Health.Answer answer = question.get();
            answer(exchange, path, answer.yes() ? 200 : 503, "text/plain; charset=utf-8", answer.reason() + "\n");
        });
    }

    private static void answer(HttpExchange exchange, String path, int status, String type, String text)
            throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
