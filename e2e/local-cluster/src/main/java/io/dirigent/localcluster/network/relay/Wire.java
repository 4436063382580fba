package io.dirigent.localcluster.network.relay;

import io.dirigent.localcluster.network.Cut;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all connections between two hosts run over, whoever of them opened them. */
public final class Wire {

    private Optional<Cut> cut = Optional.empty();
    private Duration delay = Duration.ZERO;
    private final Set<Connection> connections = new HashSet<>();

    public void cut(Cut how) {
        List<Connection> victims;
        synchronized (this) {
            cut = Optional.of(how);
            notifyAll();
            victims = how == Cut.RESET ? List.copyOf(connections) : List.of();
        }
        victims.forEach(Connection::reset);
    }

    /** Whatever is sent from now on arrives so much later, in each direction. */
    public synchronized void delay(Duration newDelay) {
        delay = newDelay;
    }

    public synchronized void heal() {
        cut = Optional.empty();
        delay = Duration.ZERO;
        notifyAll();
    }

    synchronized Duration delay() {
        return delay;
    }

    /** Returns as soon as data may pass. */
    synchronized void awaitPassable() throws InterruptedException {
        while (cut.filter(c -> c == Cut.SILENT).isPresent()) {
            wait();
        }
    }

    /** False when it has to be reset at once. */
    synchronized boolean admits(Connection connection) {
        boolean admitted = cut.filter(c -> c == Cut.RESET).isEmpty();
        if (admitted) {
            connections.add(connection);
        }
        return admitted;
    }

    synchronized void forget(Connection connection) {
        connections.remove(connection);
    }
}
