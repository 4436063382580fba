package io.dirigent.operator.resources;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels and annotations that mean something to the operator. */
public final class Labels {
    /** Carries the cluster's name; on everything of a cluster, its volumes included. */
    public static final String CLUSTER = "dirigent.io/cluster";

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

    /** What selects the pods of a cluster. It never changes: a StatefulSet's selector is immutable. */
    public static Map<String, String> selector(String cluster) {
        return Map.of(CLUSTER, cluster);
    }

    /** {@link #selector} as the scale subresource wants it. */
    public static String selectorText(String cluster) {
        return CLUSTER + "=" + cluster;
    }
}
