package io.dirigent.localcluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * What the tests' pods run, from its source alone. It answers by HTTP on POD_IP:8080 and keeps a counter of its starts on its volume. Arguments:
 * {@code --volume=F}, {@code --settings=F}, {@code --passwords=F}; {@code --exit=N} ends at once.
 */
public final class TinyServer {

    private final String[] arguments;

    private TinyServer(String[] arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws IOException {
        TinyServer server = new TinyServer(arguments);
        String exit = server.argument("exit");
        if (!exit.isEmpty()) {
            System.exit(Integer.parseInt(exit));
        }
        server.countStart();
        server.serve(InetAddress.getByName(System.getenv("POD_IP")));
        System.out.println("serving " + System.getenv("POD_NAME"));
    }

    private void countStart() throws IOException {
        Path starts = Path.of(argument("volume"), "starts");
        Files.writeString(starts, (Files.exists(starts) ? Files.readString(starts) : "") + "x");
    }

    private void serve(InetAddress address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 8080), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/livez", exchange -> answer(exchange, exists("dead") ? 500 : 200, ""));
        server.createContext("/readyz", exchange -> answer(exchange, exists("unready") ? 500 : 200, ""));
        server.createContext("/environment", exchange -> answer(exchange, 200, environment()));
        server.createContext("/file", exchange -> answer(exchange, 200, file(exchange)));
        server.createContext("/resolve", exchange -> answer(exchange, 200, resolve(query(exchange))));
        server.createContext("/fetch", exchange -> answer(exchange, 200, fetch(query(exchange))));
        server.createContext("/caller", exchange -> answer(exchange, 200, caller(exchange)));
        server.start();
    }

    private boolean exists(String flag) {
        return Files.exists(Path.of(argument("volume"), flag));
    }

    private static String environment() {
        return System.getenv().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("\n"));
    }

    private String file(HttpExchange exchange) throws IOException {
        String[] parts = query(exchange).split("/", 2);
        return Files.readString(Path.of(argument(parts[0]), parts[1]));
    }

    private static String resolve(String name) {
        try {
            return Arrays.stream(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Asks another pod, from this pod's own address, who it thinks that the caller is. */
    private static String fetch(String name) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(System.getenv("POD_IP")), 0));
            socket.connect(new InetSocketAddress(name, 8080), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("GET /caller HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            return "failed: " + e.getMessage();
        }
    }

    private static String caller(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private static String query(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery();
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String argument(String name) {
        return Arrays.stream(arguments)
                .filter(a -> a.startsWith("--" + name + "="))
                .map(a -> a.substring(name.length() + 3))
                .findFirst()
                .orElse("");
    }
}
