package io.dirigent.localcluster.network.relay;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/**
 * A server that answers two bytes by two bytes, and its client. Each sends its second byte when the first has been read at the other end, so that what
 * is between them gets two small segments: no two writes melt into one.
 */
final class Conversation implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> served = new CopyOnWriteArrayList<>();
    private final Semaphore heardByServer = new Semaphore(0);
    private final Semaphore heardByClient = new Semaphore(0);

    private Conversation(ServerSocket listener) {
        this.listener = listener;
    }

    static Conversation at(InetAddress address) throws IOException {
        Conversation conversation = new Conversation(new ServerSocket(0, 10, address));
        Thread.ofVirtual().start(conversation::serve);
        return conversation;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                served.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            while (true) {
                hearTwoBytes(socket, heardByServer);
                sayTwoBytes(socket, heardByClient);
            }
        } catch (IOException e) {
            // The client is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks so often, and waits for each answer. */
    void exchange(Socket client, int times) throws IOException, InterruptedException {
        client.setTcpNoDelay(true);
        for (int i = 0; i < times; i++) {
            sayTwoBytes(client, heardByServer);
            hearTwoBytes(client, heardByClient);
        }
    }

    private static void sayTwoBytes(Socket socket, Semaphore heard) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            socket.getOutputStream().write(i);
            heard.acquire();
        }
    }

    private static void hearTwoBytes(Socket socket, Semaphore heard) throws IOException {
        for (int i = 0; i < 2; i++) {
            if (socket.getInputStream().read() < 0) {
                throw new EOFException();
            }
            heard.release();
        }
    }

    /** Breaks all connections, so that the other side sees an error. */
    void reset() throws IOException {
        for (Socket socket : served) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : served) {
            socket.close();
        }
    }
}
