package io.dirigent.localcluster.statefulset;

import io.dirigent.localcluster.control.Owners;
import io.dirigent.localcluster.control.PodReadiness;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The pods that a set owns, by ordinal. */
record SetPods(Ordinals ordinals, TreeMap<Integer, Pod> byOrdinal) {

    static SetPods of(StatefulSet set, Collection<Pod> pods) {
        Ordinals ordinals = Ordinals.of(set);
        TreeMap<Integer, Pod> byOrdinal = new TreeMap<>();
        pods.stream().filter(pod -> Owners.controls(set, pod)).forEach(pod -> ordinals.of(pod)
                .ifPresent(ordinal -> byOrdinal.put(ordinal, pod)));
        return new SetPods(ordinals, byOrdinal);
    }

    Optional<Pod> at(int ordinal) {
        return Optional.ofNullable(byOrdinal.get(ordinal));
    }

    /** Pods that the set no longer wants, highest ordinal first. */
    List<Pod> condemned() {
        return byOrdinal.descendingMap().entrySet().stream()
                .filter(entry -> !ordinals.wants(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether every wanted pod below this ordinal runs and is ready. */
    boolean areReadyBelow(int ordinal) {
        return ordinals.wanted()
                .filter(other -> other < ordinal)
                .allMatch(other -> at(other).filter(PodReadiness::isReady).isPresent());
    }

    int count(Predicate<Pod> predicate) {
        return (int) byOrdinal.values().stream().filter(predicate).count();
    }

    /** Pods of another revision, in the order in which a rolling update replaces them. */
    List<Pod> outdated(Revision revision, int partition) {
        return byOrdinal.entrySet().stream()
                .filter(e -> e.getKey() >= partition && !revision.isOf(e.getValue()))
                .sorted(Comparator.comparing((Map.Entry<Integer, Pod> e) -> e.getKey())
                        .reversed())
                .map(Map.Entry::getValue)
                .toList();
    }
}
