package io.dirigent.operator.topology;

import io.dirigent.operator.membership.Member;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Members and the links between them, as a graph. Links to members outside the graph do not count. */
public record Graph(Set<Member> members, Collection<Link> links) {

    /** True if every member can be reached from every other one; a graph of at most one member is connected. */
    public boolean isConnected() {
        return members.isEmpty() || reachableFrom(members.iterator().next()).size() == members.size();
    }

    private Set<Member> reachableFrom(Member start) {
        Set<Member> reached = new HashSet<>(Set.of(start));
        Deque<Member> frontier = new ArrayDeque<>(reached);
        while (!frontier.isEmpty()) {
            Member from = frontier.pop();
            for (Link link : links) {
                if (link.touches(from) && members.contains(link.across(from)) && reached.add(link.across(from))) {
                    frontier.push(link.across(from));
                }
            }
        }
        return reached;
    }
}
