package io.dirigent.bench;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Clients that do one operation after the other, each over a connection of its own. */
final class Load {

    static final int CLIENTS = 8;

    private Load() {}

    /** One operation; the number is the next one of all clients together, from 0 and without gaps. */
    @FunctionalInterface
    interface Operation {
        void perform(LDAPConnection connection, int number) throws LDAPException;
    }

    /** Where the clients connect to. */
    @FunctionalInterface
    interface Way {
        LDAPConnection connect() throws LDAPException;
    }

    /** Does operations for so long and says how many were done; the connections are made before. */
    static int during(Duration time, Way way, Operation operation) throws Exception {
        List<LDAPConnection> connections = connect(way);
        long end = System.nanoTime() + time.toNanos();
        return run(connections, operation, done -> System.nanoTime() < end);
    }

    /** Does so many operations, or a few more, and says how many. */
    static int count(int operations, Way way, Operation operation) throws Exception {
        return run(connect(way), operation, done -> done < operations);
    }

    private static List<LDAPConnection> connect(Way way) throws LDAPException {
        List<LDAPConnection> connections = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            connections.add(way.connect());
        }
        return connections;
    }

    private static int run(List<LDAPConnection> connections, Operation operation, IntPredicate goesOn)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (LDAPConnection connection : connections) {
                clients.add(threads.submit(() -> client(connection, operation, next, goesOn)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
            return next.get();
        } finally {
            connections.forEach(LDAPConnection::close);
        }
    }

    /** A number that was taken is done: a gap would be an entry that others look for in vain. */
    private static @Nullable Void client(
            LDAPConnection connection, Operation operation, AtomicInteger next, IntPredicate goesOn)
            throws LDAPException {
        while (goesOn.test(next.get())) {
            operation.perform(connection, next.getAndIncrement());
        }
        return null;
    }
}
