package io.dirigent.localcluster.network.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One connection through a relay: two sockets and a pump in each direction. */
final class Connection {

    private static final int DIAL_TIMEOUT_MILLIS = 10_000;

    private final Socket caller;
    private final Socket target = new Socket();
    private final Relay.Route route;
    private final int port;
    private final Wire wire;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile List<Thread> threads = List.of();

    Connection(Socket caller, Relay.Route route, int port, Wire wire) {
        this.caller = caller;
        this.route = route;
        this.port = port;
        this.wire = wire;
    }

    /** The answer completes when it has ended. */
    CompletableFuture<Void> start() {
        Thread dialling = Thread.ofVirtual().name("relayed connection").unstarted(this::run);
        threads = List.of(dialling);
        dialling.start();
        return end;
    }

    private void run() {
        try {
            if (!wire.admits(this)) {
                reset();
                return;
            }
            wire.awaitPassable();
            caller.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            target.bind(new InetSocketAddress(route.source(), 0));
            target.connect(new InetSocketAddress(route.target(), port), DIAL_TIMEOUT_MILLIS);
            pump();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() throws IOException {
        Pump there = new Pump(caller, target, wire);
        Pump back = new Pump(target, caller, wire);
        CompletableFuture<Void> failed =
                CompletableFuture.anyOf(there.failure(), back.failure()).thenRun(this::reset);
        CompletableFuture<Void> done =
                CompletableFuture.allOf(there.end(), back.end()).thenRun(this::close);
        List<Thread> pumping = new ArrayList<>(threads);
        pumping.addAll(there.start());
        pumping.addAll(back.start());
        threads = List.copyOf(pumping);
        if (end.isDone() || failed.isDone() || done.isDone()) {
            // Reset while it began.
            interruptAll();
        }
    }

    /** Ends it so that both sides see an error rather than an orderly end. */
    void reset() {
        for (Socket socket : List.of(caller, target)) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // Closed already.
                continue;
            }
        }
        close();
    }

    private void close() {
        if (!end.complete(null)) {
            return;
        }
        wire.forget(this);
        for (Socket socket : List.of(caller, target)) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is left to be done for it.
                continue;
            }
        }
        interruptAll();
    }

    private void interruptAll() {
        threads.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
    }
}
