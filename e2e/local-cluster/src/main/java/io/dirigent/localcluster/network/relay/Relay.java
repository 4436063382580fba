package io.dirigent.localcluster.network.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections on an address of its own and opens each one again from its route's source to its target. */
public final class Relay implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Relay.class.getName());
    private static final int BACKLOG = 128;

    private final Route route;
    private final Wire wire;
    private final Map<Integer, ServerSocket> listeners = new ConcurrentHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    public Relay(Route route, Wire wire) {
        this.route = route;
        this.wire = wire;
    }

    /** Listens on these ports too. */
    public synchronized void listen(Set<Integer> ports) {
        ports.forEach(port -> listeners.computeIfAbsent(port, this::open));
    }

    private ServerSocket open(int port) {
        try {
            ServerSocket listener = new ServerSocket(port, BACKLOG, route.listen());
            Thread.ofVirtual().name("relay " + listener.getLocalSocketAddress()).start(() -> accept(listener));
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("relay on " + route.listen() + ":" + port, e);
        }
    }

    private void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                carry(listener.accept(), listener.getLocalPort());
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "relay", e);
                }
            }
        }
    }

    private void carry(Socket caller, int port) {
        Connection connection = new Connection(caller, route, port, wire);
        connections.add(connection);
        var unused = connection.start().thenRun(() -> connections.remove(connection));
    }

    @Override
    public void close() {
        for (ServerSocket listener : listeners.values()) {
            try {
                listener.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        connections.forEach(Connection::reset);
    }

    /**
     * Where a relay stands.
     *
     * @param listen where the caller finds the target
     * @param source where the target finds the caller
     * @param target the target's own address
     */
    public record Route(InetAddress listen, InetAddress source, InetAddress target) {}
}
