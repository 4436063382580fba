package io.dirigent.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final int WALKS = Integer.getInteger("simulation.walks", 4_000);
    private static final int SEEDS = 1_000_000_000;

    @Test
    void theInvariantsHoldAndItConverges() {
        long first = ThreadLocalRandom.current().nextInt(SEEDS);
        System.out.printf("%,d walks from seed %d on%n", WALKS, first);
        LongStream.range(first, first + WALKS)
                .parallel()
                .mapToObj(Simulation.REAL::take)
                .filter(Ending::isRed)
                .findFirst()
                .ifPresent(SimulationTest::fail);
    }

    /** Nothing is printed after the report, which says itself where it failed. */
    private static void fail(Ending red) {
        AssertionError failure = new AssertionError(red.report());
        failure.setStackTrace(new StackTraceElement[0]);
        throw failure;
    }

    @Test
    void theSameSeedTellsTheSameTimeline() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(Simulation.REAL.take(seed).report())
                    .isEqualTo(Simulation.REAL.take(seed).report());
        }
    }

    @Test
    void aRedWalkSaysWhatItTakesAndHowToSeeItAgain() {
        Simulation wrong =
                new Simulation(() -> world -> assertThat(world.members()).hasSizeLessThan(4));
        Ending red = LongStream.range(0, 1_000)
                .mapToObj(wrong::take)
                .filter(ending -> ending.isRed() && ending.walk().replicas() == 3)
                .findFirst()
                .orElseThrow();
        long seed = red.walk().seed();

        assertThat(red.walk().events()).extracting(Event::fault).containsExactly(Fault.SCALE_UP);
        assertThat(red.report()).startsWith("Walk " + seed).endsWith("make replay SEED=" + seed);
        assertThat(red.report().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(red.report()).endsWith(line));
        assertThat(wrong.take(seed).report()).isEqualTo(red.report());
    }
}
