package io.dirigent.bench;

import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.stories.Directory;
import java.io.PrintStream;
import java.util.List;
import org.awaitility.Awaitility;

/** Entries of a mesh, added through its first member. */
record Entries(Directory directory, List<String> members, PrintStream out) {

    /** Returns when every member has them. */
    void add(int count) throws Exception {
        Awaitility.await("the members are ready").atMost(Server.PATIENCE).until(() -> directory.is("Ready"));
        Load.count(count, () -> directory.connect(members.getFirst()), People::add);
        for (String member : members) {
            Awaitility.await(member + " has all entries")
                    .atMost(Server.PATIENCE)
                    .ignoreException(LDAPException.class)
                    .until(() -> directory.look(member).entries() >= count);
        }
        out.printf("  %d entries are on all members%n", count);
    }
}
