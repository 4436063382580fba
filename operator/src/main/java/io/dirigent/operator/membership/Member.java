package io.dirigent.operator.membership;

import java.util.Comparator;

/**
 * One pod of a cluster with its volume and its server, known by its place in the StatefulSet of its pool.
 *
 * @param cluster the name of the DirectoryCluster
 * @param pool which of the cluster's StatefulSets it belongs to
 * @param ordinal the pod's ordinal, from 0
 */
public record Member(String cluster, Pool pool, int ordinal) implements Comparable<Member> {

    /** Members of one kind. */
    public enum Pool {
        /** They take writes and hand them on. */
        SUPPLIER
    }

    private static final Comparator<Member> ORDER =
            Comparator.comparing(Member::cluster).thenComparing(Member::pool).thenComparingInt(Member::ordinal);

    public Member {
        if (ordinal < 0) {
            throw new IllegalArgumentException("a member's ordinal is never negative: " + ordinal);
        }
    }

    /** A supplier. */
    public Member(String cluster, int ordinal) {
        this(cluster, Pool.SUPPLIER, ordinal);
    }

    /** The pod's name, such as {@code corp-0}. */
    public String name() {
        return cluster + "-" + ordinal;
    }

    @Override
    public int compareTo(Member other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name();
    }
}
