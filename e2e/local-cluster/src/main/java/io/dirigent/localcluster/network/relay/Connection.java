package io.dirigent.localcluster.network.relay;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One connection that is carried on: the caller's socket, one that its way leads to, and a pump in each direction. */
final class Connection {

    private final Socket caller;
    private final LocalForward.Way way;
    private final Wire wire;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile List<Socket> sockets;
    private volatile List<Thread> threads = List.of();

    Connection(Socket caller, LocalForward.Way way, Wire wire) {
        this.caller = caller;
        this.way = way;
        this.wire = wire;
        this.sockets = List.of(caller);
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
            Socket target = way.dial();
            sockets = List.of(caller, target);
            pump(target);
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket target) {
        Pump there = new Pump(caller, target, wire);
        Pump back = new Pump(target, caller, wire);
        var unusedFailure =
                CompletableFuture.anyOf(there.failure(), back.failure()).thenRun(this::reset);
        var unusedEnd = CompletableFuture.allOf(there.end(), back.end()).thenRun(this::close);
        List<Thread> pumping = new ArrayList<>(threads);
        pumping.addAll(there.start());
        pumping.addAll(back.start());
        threads = List.copyOf(pumping);
        if (end.isDone()) {
            // Ended while it began, perhaps before the target or the pumps were known.
            release();
        }
    }

    /** Ends it so that both sides see an error rather than an orderly end. */
    void reset() {
        for (Socket socket : sockets) {
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
        if (end.complete(null)) {
            wire.forget(this);
            release();
        }
    }

    private void release() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing is left to be done for it.
                continue;
            }
        }
        threads.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
    }
}
