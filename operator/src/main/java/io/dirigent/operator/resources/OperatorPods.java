package io.dirigent.operator.resources;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the operator's pods are known to those who let them in.
 *
 * @param namespace where they run; empty: it may be anywhere
 * @param labels what they carry
 */
public record OperatorPods(Optional<String> namespace, SortedMap<String, String> labels) {
    /** What they carry unless somebody says otherwise. */
    public static final String DEFAULT_SELECTOR = "app.kubernetes.io/name=dirigent-operator";

    /** From a selector in words: {@code key=value,key=value}. */
    public static OperatorPods of(Optional<String> namespace, String selector) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String label : selector.split(",", -1)) {
            String[] parts = label.strip().split("=", -1);
            if (parts.length != 2 || parts[0].isEmpty()) {
                throw new IllegalArgumentException("no label as key=value: '" + label + "' in '" + selector + "'");
            }
            labels.put(parts[0], parts[1]);
        }
        return new OperatorPods(namespace, labels);
    }

    NetworkPolicyPeer peer() {
        return new NetworkPolicyPeerBuilder()
                .withNamespaceSelector(
                        namespace.map(OperatorPods::named).orElseGet(() -> new LabelSelectorBuilder().build()))
                .withNewPodSelector()
                .withMatchLabels(labels)
                .endPodSelector()
                .build();
    }

    /** Every namespace carries its name as a label. */
    private static LabelSelector named(String namespace) {
        return new LabelSelectorBuilder()
                .withMatchLabels(Map.of("kubernetes.io/metadata.name", namespace))
                .build();
    }
}
