package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Member;
import java.util.List;
import java.util.Optional;

/**
 * Where the members of one cluster are and how they are spoken to. Two equal values may share their connections.
 *
 * @param cluster the cluster's name, the first part of each member's name
 * @param domain the members' domain, such as {@code corp-members.ns.svc}
 * @param suffixes the base DNs, in the order of the specification: the first one is the backend {@code suffix1}
 * @param keys the operator's keys
 */
public record DirectoryAccess(String cluster, String domain, List<String> suffixes, ClientKeys keys) {

    static final int OPERATOR_PORT = 4445;
    static final int REPLICATION_PORT = 8989;

    public DirectoryAccess {
        suffixes = List.copyOf(suffixes);
    }

    /** The name under which a member is found, which its certificate names too. */
    String hostOf(Member member) {
        return member.name() + "." + domain;
    }

    /** Where a member's replication server listens, as its peers name it. */
    String replicationAddressOf(Member member) {
        return hostOf(member) + ":" + REPLICATION_PORT;
    }

    /** The member that listens at this replication address; empty when no member of this cluster would. */
    Optional<Member> memberAt(String replicationAddress) {
        String start = cluster + "-";
        String end = "." + domain + ":" + REPLICATION_PORT;
        if (!replicationAddress.startsWith(start)
                || !replicationAddress.endsWith(end)
                || replicationAddress.length() < start.length() + end.length()) {
            return Optional.empty();
        }
        String ordinal = replicationAddress.substring(start.length(), replicationAddress.length() - end.length());
        return ordinal.matches("0|[1-9][0-9]{0,5}")
                ? Optional.of(new Member(cluster, Integer.parseInt(ordinal)))
                : Optional.empty();
    }

    /** The backend of a suffix, which also names its replication domain. */
    String backendOf(String suffix) {
        return "suffix" + (suffixes.indexOf(suffix) + 1);
    }
}
