package io.dirigent.operator.act;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What time it is for whoever carries out a plan, and how it passes while that one waits. */
public interface Time {

    Instant now();

    /** Returns when so much more time has passed. */
    void pass(Duration duration) throws InterruptedException;

    /** The time that {@code clock} shows, and that nobody can hurry. */
    static Time by(Clock clock) {
        return new Time() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pass(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
