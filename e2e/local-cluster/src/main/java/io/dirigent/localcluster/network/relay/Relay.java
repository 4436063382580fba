package io.dirigent.localcluster.network.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections on an address of its own and opens each one again from its route's source to its target. */
public final class Relay implements AutoCloseable {

    private final Route route;
    private final Wire wire;
    private final Map<Integer, Entrance> entrances = new ConcurrentHashMap<>();

    public Relay(Route route, Wire wire) {
        this.route = route;
        this.wire = wire;
    }

    /** Listens on these ports too. */
    public synchronized void listen(Set<Integer> ports) {
        ports.forEach(port -> entrances.computeIfAbsent(port, this::open));
    }

    private Entrance open(int port) {
        return Entrance.open(new InetSocketAddress(route.listen(), port), () -> route.dial(port), wire);
    }

    @Override
    public void close() {
        entrances.values().forEach(Entrance::close);
    }

    /**
     * Where a relay stands.
     *
     * @param listen where the caller finds the target
     * @param source where the target finds the caller
     * @param target the target's own address
     */
    public record Route(InetAddress listen, InetAddress source, InetAddress target) {

        private static final int DIAL_TIMEOUT_MILLIS = 10_000;

        private Socket dial(int port) throws IOException {
            Socket socket = new Socket();
            try {
                socket.bind(new InetSocketAddress(source, 0));
                socket.connect(new InetSocketAddress(target, port), DIAL_TIMEOUT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }
}
