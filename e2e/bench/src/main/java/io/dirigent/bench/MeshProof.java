package io.dirigent.bench;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.stories.Directory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** Ready by status, and an entry added on each member is read on every other one. */
record MeshProof(Directory directory, List<String> members) {

    /** Returns when it holds. */
    void await() throws LDAPException {
        Awaitility.await("the directory is ready")
                .atMost(Server.PATIENCE)
                .pollInterval(Server.GLANCE)
                .until(() -> directory.is("Ready"));
        Map<String, LDAPConnection> connections = new TreeMap<>();
        try {
            for (String member : members) {
                connections.put(member, directory.connect(member));
            }
            for (String writer : members) {
                String dn = "ou=by-" + writer + "," + Wish.SUFFIX;
                connections.get(writer).add(dn, new Attribute("objectClass", "organizationalUnit"));
                connections.forEach((reader, connection) -> arrives(dn, reader, connection));
            }
        } finally {
            connections.values().forEach(LDAPConnection::close);
        }
    }

    private static void arrives(String dn, String reader, LDAPConnection connection) {
        Awaitility.await(dn + " is on " + reader)
                .atMost(Server.PATIENCE)
                .pollInterval(Server.GLANCE)
                .until(() -> connection.getEntry(dn) != null);
    }
}
