package io.dirigent.bench;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.scenario.Directory;
import java.util.List;
import org.awaitility.Awaitility;

/** Ready by status, and an entry added on each member is read on every other one. */
record MeshProof(Directory directory, List<String> members) {

    /** Returns when it holds. */
    void await() throws LDAPException {
        Awaitility.await("the directory is ready")
                .atMost(Server.PATIENCE)
                .pollInterval(Server.GLANCE)
                .until(() -> directory.is("Ready"));
        for (String writer : members) {
            String dn = "ou=by-" + writer + "," + Wish.SUFFIX;
            try (LDAPConnection connection = directory.connect(writer)) {
                connection.add(dn, new Attribute("objectClass", "organizationalUnit"));
            }
            for (String reader : members) {
                arrives(dn, reader);
            }
        }
    }

    private void arrives(String dn, String reader) throws LDAPException {
        try (LDAPConnection connection = directory.connect(reader)) {
            Awaitility.await(dn + " is on " + reader)
                    .atMost(Server.PATIENCE)
                    .pollInterval(Server.GLANCE)
                    .until(() -> connection.getEntry(dn) != null);
        }
    }
}
