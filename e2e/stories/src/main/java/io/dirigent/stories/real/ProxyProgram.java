package io.dirigent.stories.real;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A program that runs inside the cluster and connects whoever knows its password to a name and port, as a client in that place would be:
 * names are the cluster's, and NetworkPolicies judge it by its pod. It consists of this class alone, which a ConfigMap carries.
 *
 * <p>A connection begins with one line, {@code password host port}; the answer is {@code +} or {@code -}, and then all is passed on.
 */
public final class ProxyProgram {

    private static final int DIAL_MILLIS = 4_000;
    private static final int LONGEST_LINE = 400;

    private ProxyProgram() {}

    /** Listens for ever: port, password. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(arguments[0]), 200)) {
            while (true) {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(client, arguments[1]));
            }
        }
    }

    private static void serve(Socket client, String password) {
        try (client) {
            String[] words = firstLine(client).split(" ", -1);
            if (words.length != 3 || !words[0].equals(password)) {
                return;
            }
            try (Socket server = new Socket()) {
                server.setTcpNoDelay(true);
                try {
                    server.connect(new InetSocketAddress(words[1], Integer.parseInt(words[2])), DIAL_MILLIS);
                } catch (IOException | RuntimeException e) {
                    client.getOutputStream().write('-');
                    return;
                }
                client.getOutputStream().write('+');
                Thread back = Thread.ofVirtual().start(() -> pass(server, client));
                pass(client, server);
                back.join();
            }
        } catch (IOException e) {
            // Whoever dialled sees the end of the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String firstLine(Socket client) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = client.getInputStream().read();
                next >= 0 && next != '\n';
                next = client.getInputStream().read()) {
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static void pass(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, one way or the other.
        }
    }
}
