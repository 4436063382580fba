package io.dirigent.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Takes one walk again and tells it, whether it holds or not: {@code make replay SEED=n}. No test run finds it by itself. */
class Replay {

    @Test
    void aWalk() {
        Ending ending = Simulation.REAL.take(Long.parseLong(System.getProperty("simulation.seed")));
        System.out.println(ending.report());
        assertThat(ending.isRed()).as("the walk is red").isFalse();
    }
}
