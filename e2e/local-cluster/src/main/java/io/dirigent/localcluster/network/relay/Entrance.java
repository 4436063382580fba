package io.dirigent.localcluster.network.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections at an address and carries each on by its way, over a wire. */
final class Entrance implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Entrance.class.getName());
    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final LocalForward.Way way;
    private final Wire wire;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread accepting;

    private Entrance(ServerSocket listener, LocalForward.Way way, Wire wire) {
        this.listener = listener;
        this.way = way;
        this.wire = wire;
        this.accepting = Thread.ofVirtual().name("entrance " + address()).unstarted(this::accept);
    }

    /** Port 0 is any free one. */
    static Entrance open(InetSocketAddress address, LocalForward.Way way, Wire wire) {
        try {
            ServerSocket listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
            Entrance entrance = new Entrance(listener, way, wire);
            entrance.accepting.start();
            return entrance;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                carry(listener.accept());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "entrance " + address(), e);
                }
            }
        }
    }

    private void carry(Socket caller) {
        Connection connection = new Connection(caller, way, wire);
        connections.add(connection);
        var unused = connection.start().thenRun(() -> connections.remove(connection));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAddressFree();
        connections.forEach(Connection::reset);
    }

    /** It is not before nobody waits in accept any more. */
    private void awaitAddressFree() {
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
