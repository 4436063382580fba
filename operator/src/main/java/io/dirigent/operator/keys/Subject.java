package io.dirigent.operator.keys;

import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Whom a certificate is for.
 *
 * @param name its subject
 * @param dnsNames host names it speaks for; the left-most label may be {@code *}
 * @param addresses IP addresses it speaks for
 * @param uses what it may be shown for
 */
public record Subject(X500Principal name, List<String> dnsNames, List<String> addresses, Set<Use> uses) {

    /** The name that a member's stock mapper takes for the operator's own root entry. */
    public static final Subject OPERATOR = new Subject(
            new X500Principal("CN=operator,CN=Root DNs,CN=config"), List.of(), List.of(), Set.of(Use.CLIENT));

    /** What a certificate may be shown for in TLS. */
    public enum Use {
        SERVER,
        CLIENT
    }

    public Subject {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
        uses = Set.copyOf(uses);
    }

    /** What clients meet: the members and their Services, by each of their names. */
    public static Subject server(String cluster, List<String> dnsNames, List<String> addresses) {
        return new Subject(name(cluster), dnsNames, addresses, Set.of(Use.SERVER));
    }

    /** A member among members: it dials and is dialled. */
    public static Subject replication(String cluster, List<String> dnsNames) {
        return new Subject(name("replication of " + cluster), dnsNames, List.of(), Set.of(Use.SERVER, Use.CLIENT));
    }

    private static X500Principal name(String common) {
        return new X500Principal("CN=" + common);
    }
}
