package io.dirigent.operator.simulation;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a walk ended.
 *
 * @param failure what did not hold, if it did not
 */
record Ending(Walk walk, Timeline timeline, Optional<Throwable> failure) {

    private static final int FRAMES = 5;

    boolean isRed() {
        return failure.isPresent();
    }

    /** All there is to know of it, between two lines that say how to see it again. */
    String report() {
        String again = "Walk " + walk.seed() + ": make replay SEED=" + walk.seed();
        String verdict = failure.map(Ending::inWords).orElse("It holds.");
        return String.join("\n\n", again, verdict, walk.toString(), timeline.toString(), again);
    }

    private static String inWords(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.dirigent."))
                .limit(FRAMES)
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining("", failure.toString(), ""));
    }
}
