package io.dirigent.operator.plan;

import java.util.Optional;

/** How many members the StatefulSet has. It never falls because something is missing, and for now it never falls at all. */
final class Sizing {

    private Sizing() {}

    /** The wanted size, but never less than there are pods or retained volumes: each may hold changes that nobody else has. */
    static int of(Wish wish, ClusterView view) {
        int volumes = view.members().entrySet().stream()
                .filter(entry -> entry.getValue().hasClaim())
                .mapToInt(entry -> entry.getKey().ordinal() + 1)
                .max()
                .orElse(0);
        return Math.max(wish.replicas(), Math.max(view.size(), volumes));
    }

    static Optional<Notice> explain(Wish wish, int size) {
        if (size <= wish.replicas()) {
            return Optional.empty();
        }
        return Optional.of(new Notice.Refused(
                "ScaleDownRefused",
                "spec.replicas is " + wish.replicas() + ", but members up to " + wish.member(size - 1)
                        + " exist and removing members safely is not built yet; set spec.replicas to " + size));
    }
}
