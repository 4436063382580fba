package io.dirigent.apiserver.requests;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by identity, verb, resource and namespace, and remembers the last writes in full. */
public final class RequestLog {
    private static final int REMEMBERED = 500;

    private record Key(String identity, String verb, String resource, String namespace) {}

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final Deque<Request> lastWrites = new ArrayDeque<>();

    /** Takes note of a request that was answered. */
    public void record(Request request) {
        counts.computeIfAbsent(
                        new Key(request.identity(), request.verb(), request.resource(), request.namespace()),
                        key -> new LongAdder())
                .increment();
        if (request.isWrite()) {
            remember(request);
        }
    }

    private synchronized void remember(Request request) {
        lastWrites.addLast(request);
        if (lastWrites.size() > REMEMBERED) {
            lastWrites.removeFirst();
        }
    }

    /** The requests of everybody, as counted until now. */
    public RequestCounts all() {
        return new RequestCounts(counts.entrySet().stream()
                .map(entry -> new RequestCounts.Count(
                        entry.getKey().identity(),
                        entry.getKey().verb(),
                        entry.getKey().resource(),
                        entry.getKey().namespace(),
                        entry.getValue().sum()))
                .toList());
    }

    /** The requests of one identity, as counted until now. */
    public RequestCounts by(String identity) {
        return all().by(identity);
    }

    /** The last writes, oldest first, to tell in a failure what was written. */
    public synchronized Collection<Request> lastWrites() {
        return List.copyOf(lastWrites);
    }
}
