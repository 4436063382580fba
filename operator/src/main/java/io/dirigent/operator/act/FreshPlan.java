package io.dirigent.operator.act;

import io.dirigent.operator.plan.Plan;

/** What would be planned now, from a look that was not taken before. */
@FunctionalInterface
public interface FreshPlan {

    /** Looks and plans; a plan to do nothing when that is not possible. */
    Plan plan();
}
