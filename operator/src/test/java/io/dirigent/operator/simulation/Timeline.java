package io.dirigent.operator.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in a world. It is put into words only for whoever reads them: nearly all walks are read by nobody. */
public final class Timeline {

    private final List<Moment> moments = new ArrayList<>();

    /** What happened from one instant to another one, again and again. */
    private record Moment(Instant from, Instant to, Object what) {

        String since(Instant start) {
            String seconds = from.equals(to) ? second(start, from) : second(start, from) + "-" + second(start, to);
            return String.format("%9s s  %s", seconds, what);
        }

        private static String second(Instant start, Instant at) {
            return Long.toString(Duration.between(start, at).toSeconds());
        }
    }

    void add(Instant at, Object what) {
        if (!moments.isEmpty() && moments.getLast().what().equals(what)) {
            moments.add(new Moment(moments.removeLast().from(), at, what));
        } else {
            moments.add(new Moment(at, at, what));
        }
    }

    /** A line for each thing that happened, with the second since the beginning. */
    public List<String> lines() {
        return moments.stream()
                .map(moment -> moment.since(moments.getFirst().from()))
                .toList();
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
