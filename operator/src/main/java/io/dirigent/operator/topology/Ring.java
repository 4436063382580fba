package io.dirigent.operator.topology;

import io.dirigent.operator.membership.Member;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Each member is linked with the next one by ordinal, the last with the first: 2n agreements; with two members it is the one link. More than three
 * need replication servers that hand on what they get.
 */
public record Ring() implements Topology {

    @Override
    public SortedSet<Link> links(SortedSet<Member> members) {
        List<Member> round = List.copyOf(members);
        SortedSet<Link> links = new TreeSet<>();
        if (round.size() < 2) {
            return links;
        }
        for (int i = 0; i < round.size(); i++) {
            links.add(new Link(round.get(i), round.get((i + 1) % round.size())));
        }
        return links;
    }
}
