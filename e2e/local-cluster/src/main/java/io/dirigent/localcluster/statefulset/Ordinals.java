package io.dirigent.localcluster.statefulset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which ordinals a set wants, and which one a pod has. */
record Ordinals(String setName, int start, int replicas) {

    static Ordinals of(StatefulSet set) {
        var spec = set.getSpec();
        int start = spec.getOrdinals() == null || spec.getOrdinals().getStart() == null
                ? 0
                : spec.getOrdinals().getStart();
        return new Ordinals(
                set.getMetadata().getName(),
                start,
                Optional.ofNullable(spec.getReplicas()).orElse(1));
    }

    IntStream wanted() {
        return IntStream.range(start, start + replicas);
    }

    boolean wants(int ordinal) {
        return ordinal >= start && ordinal < start + replicas;
    }

    String podName(int ordinal) {
        return setName + "-" + ordinal;
    }

    /** Empty for a pod whose name is not of this set. */
    OptionalInt of(Pod pod) {
        String name = pod.getMetadata().getName();
        String prefix = setName + "-";
        if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("\\d{1,6}")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(name.substring(prefix.length())));
    }
}
