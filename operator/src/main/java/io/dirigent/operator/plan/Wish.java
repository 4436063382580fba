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
 * @param drainTimeout how long a member that leaves waits for its clients to go
 * @param word what a person answers to a question that nothing else could decide; empty for nothing
 */
public record Wish(
        String namespace,
        String cluster,
        int replicas,
        Topology topology,
        int serverIdBase,
        Duration purgeDelay,
        boolean seedsFromLdif,
        Duration drainTimeout,
        Optional<String> word) {

    /** The annotation that holds a person's word. */
    public static final String ANNOTATION = "dirigent.io/recover-from";

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
}
