package io.dirigent.operator.topology;

import io.dirigent.operator.membership.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Members and the links between them, as a graph. Links to members outside the graph do not count. */
public record Graph(SortedSet<Member> members, Set<Link> links) {

    public Graph {
        members = new TreeSet<>(members);
        Set<Member> inside = members;
        links = new HashSet<>(links);
        links.removeIf(link -> !inside.contains(link.a()) || !inside.contains(link.b()));
    }

    /** True if every member can be reached from every other one; a graph of at most one member is connected. */
    public boolean isConnected() {
        return parts().size() <= 1;
    }

    /** True if each member is linked with each: nothing has to be handed on. */
    public boolean isComplete() {
        return 2 * links.size() == members.size() * (members.size() - 1);
    }

    /** True if it is connected, and the loss of one more link may change that. */
    public boolean hangsByOneLink() {
        return isConnected() && links.stream().anyMatch(link -> !without(link).isConnected());
    }

    public Graph without(Link link) {
        Set<Link> fewer = new HashSet<>(links);
        fewer.remove(link);
        return new Graph(members, fewer);
    }

    /** Members that can reach one another, the one with the lowest ordinal first. */
    public List<SortedSet<Member>> parts() {
        List<SortedSet<Member>> parts = new ArrayList<>();
        SortedSet<Member> left = new TreeSet<>(members);
        while (!left.isEmpty()) {
            SortedSet<Member> part = reachableFrom(left.first());
            left.removeAll(part);
            parts.add(part);
        }
        return parts;
    }

    private SortedSet<Member> reachableFrom(Member start) {
        SortedSet<Member> reached = new TreeSet<>(Set.of(start));
        Deque<Member> frontier = new ArrayDeque<>(reached);
        while (!frontier.isEmpty()) {
            Member from = frontier.pop();
            for (Link link : links) {
                if (link.touches(from) && reached.add(link.across(from))) {
                    frontier.push(link.across(from));
                }
            }
        }
        return reached;
    }
}
