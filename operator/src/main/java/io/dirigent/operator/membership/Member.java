package io.dirigent.operator.membership;

import java.util.Comparator;

/**
 * One pod of a cluster with its volume and its server: a supplier, known by its place in the StatefulSet.
 *
 * @param cluster the name of the DirectoryCluster
 * @param ordinal the pod's ordinal, from 0
 */
public record Member(String cluster, int ordinal) implements Comparable<Member> {

    private static final Comparator<Member> ORDER =
            Comparator.comparing(Member::cluster).thenComparingInt(Member::ordinal);

    public Member {
        if (ordinal < 0) {
            throw new IllegalArgumentException("a member's ordinal is never negative: " + ordinal);
        }
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
