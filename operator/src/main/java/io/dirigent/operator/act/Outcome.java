package io.dirigent.operator.act;

import io.dirigent.operator.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * How a plan went.
 *
 * @param done the steps that were carried out
 * @param failure the step that ended the round, and why
 */
public record Outcome(List<Step> done, Optional<Failure> failure) {

    public static final Outcome NOTHING = new Outcome(List.of(), Optional.empty());

    /** A step that could not be carried out; it is planned again from the next look. */
    public record Failure(Step step, String reason) {}

    public Outcome {
        done = List.copyOf(done);
    }
}
