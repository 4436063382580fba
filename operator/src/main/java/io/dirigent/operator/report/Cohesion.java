package io.dirigent.operator.report;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.topology.Graph;
import io.dirigent.operator.topology.Link;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether members that hand on changes for one another still have more than one way to do so.
 *
 * @param wanted suppliers, and the links that they should have
 * @param established those of them that answer, and the links that stand
 */
record Cohesion(Graph wanted, Graph established) {

    /** The links that should stand and do not. */
    SortedSet<Link> broken() {
        SortedSet<Link> broken = new TreeSet<>(wanted.links());
        broken.removeAll(established.links());
        return broken;
    }

    /** What is wrong, if one more failure, or already this one, keeps changes from some; nothing where each member is linked with each. */
    Optional<String> weakness() {
        if (broken().isEmpty() || wanted.isComplete()) {
            return Optional.empty();
        }
        List<SortedSet<Member>> parts = established.parts();
        if (parts.size() > 1) {
            return Optional.of("the ring is in " + parts.size() + " parts, "
                    + parts.stream().map(Cohesion::names).collect(Collectors.joining(" and "))
                    + ": no change comes from one to another");
        }
        return established.hangsByOneLink()
                ? Optional.of("the ring is broken, "
                        + broken().stream().map(Link::toString).collect(Collectors.joining(", "))
                        + " not established: one more failure splits it")
                : Optional.empty();
    }

    private static String names(SortedSet<Member> members) {
        return members.stream().map(Member::name).collect(Collectors.joining(", ", "[", "]"));
    }
}
