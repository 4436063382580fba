package io.dirigent.demo;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.api.Topology;
import io.dirigent.stories.Directory;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The proof of every tutorial: what is added on one member is read on every other one. */
final class Proof {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final Directory directory;
    private final List<String> members;
    private final String suffix;
    private final Topology.Type topology;
    private final PrintStream out;

    Proof(Directory directory, DirectoryClusterSpec spec, PrintStream out) {
        this.directory = directory;
        this.members = directory.members(spec.replicas());
        this.suffix = spec.suffixes().getFirst();
        this.topology = spec.topology().type();
        this.out = out;
    }

    /** Adds one entry on each member, reads it on all others, and says how long that took. */
    boolean holds() throws LDAPException {
        out.println();
        out.println("Proof: an entry added on each member is read on every other one.");
        boolean holds = true;
        for (String writer : members) {
            String dn = "ou=added-on-" + writer + "-" + Instant.now().toEpochMilli() + "," + suffix;
            try (LDAPConnection connection = directory.connect(writer)) {
                connection.add(dn, new Attribute("objectClass", "organizationalUnit"));
            }
            for (String reader : members) {
                holds &= reader.equals(writer) || arrives(dn, writer, reader);
            }
        }
        out.println(holds ? "The proof holds." : "The proof does NOT hold.");
        return holds;
    }

    private String way(String writer, String reader) {
        int apart = Math.abs(members.indexOf(writer) - members.indexOf(reader));
        int hops = topology == Topology.Type.Ring ? Math.min(apart, members.size() - apart) : 1;
        return hops == 1 ? "1 hop" : hops + " hops";
    }

    private boolean arrives(String dn, String writer, String reader) throws LDAPException {
        Instant start = Instant.now();
        try (LDAPConnection connection = directory.connect(reader)) {
            Awaitility.await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> connection.getEntry(dn) != null);
            out.printf(
                    "  added on %s, read on %s after at most %d ms, over %s%n",
                    writer, reader, Duration.between(start, Instant.now()).toMillis(), way(writer, reader));
            return true;
        } catch (ConditionTimeoutException e) {
            out.printf("  added on %s, NOT on %s within %d s%n", writer, reader, PATIENCE.toSeconds());
            return false;
        }
    }
}
