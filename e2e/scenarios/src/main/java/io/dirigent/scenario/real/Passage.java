package io.dirigent.scenario.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A port of this machine that leads, by way of an outpost, to one name and port inside the cluster. */
final class Passage implements AutoCloseable {

    private static final int DIAL_MILLIS = 5_000;

    private final ServerSocket listener;
    private final InetSocketAddress outpost;
    private final String password;
    private final String host;
    private final int port;

    private Passage(ServerSocket listener, InetSocketAddress outpost, String password, String host, int port) {
        this.listener = listener;
        this.outpost = outpost;
        this.password = password;
        this.host = host;
        this.port = port;
    }

    static Passage open(InetSocketAddress outpost, String password, String host, int port) {
        try {
            ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            Passage passage = new Passage(listener, outpost, password, host, port);
            Thread.ofVirtual().start(passage::accept);
            return passage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress entrance() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** True if somebody answers at the other end. */
    boolean leadsSomewhere() throws IOException {
        try (Socket out = dial()) {
            return out.getInputStream().read() == '+';
        }
    }

    private Socket dial() throws IOException {
        Socket out = new Socket();
        out.connect(outpost, DIAL_MILLIS);
        out.getOutputStream().write((password + " " + host + " " + port + "\n").getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket out = dial()) {
            if (out.getInputStream().read() == '+') {
                Thread back = Thread.ofVirtual().start(() -> pass(out, client));
                pass(client, out);
                back.join();
            }
        } catch (IOException e) {
            // The client sees its connection closed, as it would without us.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, one way or the other.
        }
    }

    @Override
    public void close() {
        closeQuietly(listener);
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
