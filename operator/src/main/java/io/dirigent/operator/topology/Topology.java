package io.dirigent.operator.topology;

import io.dirigent.operator.membership.Member;
import java.util.SortedSet;

/** A rule that says which members are linked. */
public sealed interface Topology permits FullMesh, Ring {

    /** The links that these members should have; none for fewer than two. Deterministic. */
    SortedSet<Link> links(SortedSet<Member> members);
}
