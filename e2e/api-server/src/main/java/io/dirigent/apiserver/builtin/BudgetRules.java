package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PodDisruptionBudgets: nothing may be disrupted until a controller has counted the pods. */
final class BudgetRules implements KindRules {
    @Override
    public void prepare(ObjectNode budget, @Nullable ObjectNode old) {
        if (old == null) {
            ObjectNode status = Json.ensure(budget, "status");
            for (String count : List.of("currentHealthy", "desiredHealthy", "disruptionsAllowed", "expectedPods")) {
                status.put(count, 0L);
            }
        }
    }

    @Override
    public List<Cause> check(ObjectNode budget, @Nullable ObjectNode old) {
        boolean both = Json.at(budget, "spec").hasNonNull("minAvailable")
                && Json.at(budget, "spec").hasNonNull("maxUnavailable");
        return both
                ? List.of(Cause.invalid("spec", "Invalid value: minAvailable and maxUnavailable cannot be both set"))
                : List.of();
    }
}
