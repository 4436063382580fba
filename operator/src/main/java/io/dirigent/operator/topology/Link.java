package io.dirigent.operator.topology;

import io.dirigent.operator.membership.Member;

/** The two agreements between two members. The ends are ordered, so that a-b equals b-a. */
public record Link(Member a, Member b) implements Comparable<Link> {

    public Link {
        if (a.equals(b)) {
            throw new IllegalArgumentException(a + " is not linked with itself");
        }
        if (a.compareTo(b) > 0) {
            Member first = b;
            b = a;
            a = first;
        }
    }

    public boolean touches(Member member) {
        return a.equals(member) || b.equals(member);
    }

    /** The member at the other end. */
    public Member across(Member from) {
        return a.equals(from) ? b : a;
    }

    @Override
    public int compareTo(Link other) {
        int byFirst = a.compareTo(other.a);
        return byFirst != 0 ? byFirst : b.compareTo(other.b);
    }

    @Override
    public String toString() {
        return a + " - " + b;
    }
}
