package io.dirigent.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What happens, a line each, with the seconds since the directory was asked for. */
final class Journal {

    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;

    Journal(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    void tell(String line) {
        out.printf("%6.1f s  %s%n", Duration.between(start, clock.instant()).toMillis() / 1000.0, line);
        out.flush();
    }
}
