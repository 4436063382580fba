package io.dirigent.operator.resources;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels and annotations that mean something to the operator. */
public final class Labels {
    /** Carries the cluster's name; on everything of a cluster, its volumes included. */
    public static final String CLUSTER = "dirigent.io/cluster";

    /** What a member of the cluster is; on pods, their volumes and all that is there for members of that kind. */
    public static final String ROLE = "dirigent.io/role";

    /** The {@link #ROLE} of members that take writes and hand them on; also the component that they are. */
    public static final String SUPPLIER = "supplier";

    /** What part of the directory an object belongs to. */
    static final String COMPONENT = "app.kubernetes.io/component";

    /** Who keeps the object; what lacks the label was put there by a user and is left alone. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** The value of {@link #MANAGED_BY}. */
    public static final String DIRIGENT = "dirigent";

    private Labels() {}

    /** The labels of everything that belongs to a cluster. */
    public static SortedMap<String, String> of(String cluster) {
        return new TreeMap<>(Map.of(
                "app.kubernetes.io/name",
                "directory-server",
                "app.kubernetes.io/instance",
                cluster,
                MANAGED_BY,
                DIRIGENT,
                CLUSTER,
                cluster));
    }

    /** The labels of what belongs to the suppliers of a cluster alone: they, and what leads to them or protects them. */
    static SortedMap<String, String> ofSuppliers(String cluster) {
        SortedMap<String, String> labels = of(cluster);
        labels.put(COMPONENT, SUPPLIER);
        labels.put(ROLE, SUPPLIER);
        return labels;
    }

    /**
     * What selects the suppliers of a cluster, and neither members of another kind nor anything else that carries the cluster's name. It
     * never changes: a StatefulSet's selector is immutable.
     */
    public static SortedMap<String, String> selector(String cluster) {
        return new TreeMap<>(Map.of(CLUSTER, cluster, ROLE, SUPPLIER));
    }

    /** The labels of a supplier's claim: each of them is for ever, as the claim's template is immutable. */
    static SortedMap<String, String> ofClaims(String cluster) {
        SortedMap<String, String> labels = selector(cluster);
        labels.put(COMPONENT, SUPPLIER);
        return labels;
    }

    /** {@link #selector} as the scale subresource wants it. */
    public static String selectorText(String cluster) {
        return CLUSTER + "=" + cluster + "," + ROLE + "=" + SUPPLIER;
    }
}
