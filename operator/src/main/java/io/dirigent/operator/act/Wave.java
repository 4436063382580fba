package io.dirigent.operator.act;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps that follow one another in a plan and are carried out side by side, because no two concern one member. A change of a server's
 * configuration takes it a second; a mesh should not wait for one server after the other.
 */
record Wave(List<Step> steps) {

    /** All steps, in their order; one that concerns no member in particular is a wave of its own. */
    static List<Wave> of(List<Step> steps) {
        List<Wave> waves = new ArrayList<>();
        List<Step> wave = new ArrayList<>();
        Set<Member> concerned = new HashSet<>();
        for (Step step : steps) {
            boolean isAlone = step.concerns().isEmpty();
            if (!wave.isEmpty()
                    && (isAlone || concerned.isEmpty() || !Collections.disjoint(concerned, step.concerns()))) {
                waves.add(new Wave(List.copyOf(wave)));
                wave.clear();
                concerned.clear();
            }
            wave.add(step);
            concerned.addAll(step.concerns());
        }
        if (!wave.isEmpty()) {
            waves.add(new Wave(List.copyOf(wave)));
        }
        return waves;
    }
}
