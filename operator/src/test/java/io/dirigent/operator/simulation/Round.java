package io.dirigent.operator.simulation;

import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reconcile.
 *
 * @param outcome how the plan went; nobody knows if the operator died of it
 */
record Round(Plan plan, Optional<Outcome> outcome) {

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        plan.steps().forEach(step -> words.add(step.toString()));
        if (outcome.isEmpty()) {
            words.add("THE OPERATOR DIED");
        }
        outcome.flatMap(Outcome::failure)
                .ifPresent(failure -> words.add("COULD NOT " + failure.step() + ": " + failure.reason()));
        plan.notices().forEach(notice -> words.add("[" + notice.reason() + ": " + notice.message() + "]"));
        return "operator: " + (words.isEmpty() ? "all is well" : String.join("; ", words));
    }
}
