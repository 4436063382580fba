package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.topology.Topology;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the user wants, as far as planning goes.
 *
 * @param namespace the cluster's namespace
 * @param cluster the cluster's name
 * @param replicas how many suppliers
 * @param topology which of them are linked
 * @param serverIdBase the first server id to be given
 * @param purgeDelay how long a changelog keeps a change
 * @param seedsFromLdif whether the first data is the user's LDIF, not only base entries
 * @param recovery what to do when no proven data is left
 */
public record Wish(
        String namespace,
        String cluster,
        int replicas,
        Topology topology,
        int serverIdBase,
        Duration purgeDelay,
        boolean seedsFromLdif,
        Recovery recovery) {

    /** A person's word on where the data comes from when no member has proven data any more. */
    public sealed interface Recovery {

        /** Nobody has said anything: wait. */
        record None() implements Recovery {}

        /** Trust the data of this member. */
        record From(String member) implements Recovery {}

        /** All data is lost; start anew from the bootstrap. */
        record Anew() implements Recovery {}
    }

    public Member member(int ordinal) {
        return new Member(cluster, ordinal);
    }

    /** The members with ordinals below {@code count}. */
    public SortedSet<Member> members(int count) {
        SortedSet<Member> members = new TreeSet<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            members.add(member(ordinal));
        }
        return members;
    }

    /** What the mark of a member's own volume has as its owner. */
    public String ownerOf(Member member) {
        return namespace + "/" + cluster + "/" + member.ordinal();
    }

    /** The member that a person named as the one to trust. */
    public Optional<Member> trusted(SortedSet<Member> members) {
        return recovery instanceof Recovery.From(String name)
                ? members.stream().filter(member -> member.name().equals(name)).findFirst()
                : Optional.empty();
    }
}
