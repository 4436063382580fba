package io.dirigent.localcluster.network.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One direction of a connection: what is read waits in a queue until it is due and the wire is passable. */
final class Pump {

    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS_UNDER_WAY = 64;

    /** @param due by {@link System#nanoTime()}; no data means that the sender has ended */
    private record Chunk(byte[] data, long due) {
        boolean isEnd() {
            return data.length == 0;
        }
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private final Socket from;
    private final Socket to;
    private final Wire wire;
    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    Pump(Socket from, Socket to, Wire wire) {
        this.from = from;
        this.to = to;
        this.wire = wire;
    }

    /** Completes when the sender has ended and all it sent was passed on. */
    CompletableFuture<Void> end() {
        return end;
    }

    /** Completes when one of both sockets fails. */
    CompletableFuture<Void> failure() {
        return failure;
    }

    List<Thread> start() {
        return List.of(inThread("relay reads", this::read), inThread("relay writes", this::write));
    }

    private void read() throws IOException, InterruptedException {
        InputStream input = from.getInputStream();
        byte[] buffer = new byte[CHUNK];
        int length;
        do {
            length = input.read(buffer);
            byte[] data = Arrays.copyOf(buffer, Math.max(0, length));
            underWay.put(new Chunk(data, System.nanoTime() + wire.delay().toNanos()));
        } while (length >= 0);
    }

    private void write() throws IOException, InterruptedException {
        // What arrived in small segments is not to wait for the other side's delayed acknowledgement: 40 ms each time.
        to.setTcpNoDelay(true);
        OutputStream output = to.getOutputStream();
        while (true) {
            Chunk chunk = underWay.take();
            TimeUnit.NANOSECONDS.sleep(chunk.due() - System.nanoTime());
            wire.awaitPassable();
            if (chunk.isEnd()) {
                to.shutdownOutput();
                end.complete(null);
                return;
            }
            output.write(chunk.data());
        }
    }

    /** Platform threads: a virtual one that waits for a socket is woken by way of another thread, which doubles what the relay adds to an answer. */
    private Thread inThread(String name, Task task) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                task.run();
            } catch (IOException e) {
                failure.complete(null);
            } catch (InterruptedException e) {
                // The connection was closed.
                Thread.currentThread().interrupt();
            }
        });
    }
}
