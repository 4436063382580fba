package io.dirigent.operator.plan;

import java.util.List;

/**
 * What to do next, and why no more.
 *
 * @param size the StatefulSet's size
 * @param steps in this order, but side by side where they concern different members; one that fails ends the round
 * @param notices what it waits for, refuses, or cannot solve
 */
public record Plan(int size, List<Step> steps, List<Notice> notices) {

    public Plan {
        steps = List.copyOf(steps);
        notices = List.copyOf(notices);
        if (steps.stream().filter(Step::isDestructive).count() > 1) {
            throw new IllegalArgumentException("at most one destructive step in a plan: " + steps);
        }
    }

    /** A plan to do nothing until a person has mended something. */
    public static Plan stalled(int size, String reason, String message) {
        return new Plan(size, List.of(), List.of(new Notice.Stalled(reason, message)));
    }

    /** The same, without counts that move while something runs. */
    public Plan essence() {
        return new Plan(size, steps, notices.stream().map(Notice::essence).toList());
    }

    /** True when there is nothing to do and nothing to wait for. */
    public boolean isSteady() {
        return steps.isEmpty() && notices.stream().noneMatch(Notice.Waiting.class::isInstance);
    }

    public boolean isStalled() {
        return notices.stream().anyMatch(Notice.Stalled.class::isInstance);
    }
}
