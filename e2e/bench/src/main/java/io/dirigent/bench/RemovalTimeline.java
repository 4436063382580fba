package io.dirigent.bench;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each moment of one removal was first told of, by the clock of whoever listens: events themselves know whole seconds only. An event is
 * sent at the end of the look in which something was done.
 */
final class RemovalTimeline implements ResourceEventHandler<Event> {

    private final Map<RemovalMoment, Long> heard = new ConcurrentHashMap<>();
    private long wished;

    /** Just now fewer members are wanted. */
    void begin() {
        wished = System.nanoTime();
    }

    @Override
    public void onAdd(Event event) {
        for (RemovalMoment moment : RemovalMoment.values()) {
            if (moment.isToldBy(event)) {
                heard.putIfAbsent(moment, System.nanoTime());
            }
        }
    }

    @Override
    public void onUpdate(Event before, Event after) {}

    @Override
    public void onDelete(Event event, boolean finalStateUnknown) {}

    boolean isComplete() {
        return heard.size() == RemovalMoment.values().length;
    }

    /** Seconds from one moment to another one. */
    double seconds(RemovalMoment from, RemovalMoment to) {
        return (heard.get(to) - heard.get(from)) / 1e9;
    }

    /** A row for each moment: how long after the one before it, and how long after the wish. */
    void print(PrintStream out) {
        long before = wished;
        for (RemovalMoment moment : RemovalMoment.values()) {
            long at = heard.get(moment);
            out.printf("  %-22s +%6.2f s  %6.2f s%n", moment, (at - before) / 1e9, (at - wished) / 1e9);
            before = at;
        }
    }
}
