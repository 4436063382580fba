package io.dirigent.operator.topology;

import io.dirigent.operator.membership.Member;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every member is linked with every other one: n(n-1) agreements, one hop, any number of losses. */
public record FullMesh() implements Topology {

    @Override
    public SortedSet<Link> links(SortedSet<Member> members) {
        SortedSet<Link> links = new TreeSet<>();
        for (Member a : members) {
            for (Member b : members.tailSet(a)) {
                if (!a.equals(b)) {
                    links.add(new Link(a, b));
                }
            }
        }
        return links;
    }
}
