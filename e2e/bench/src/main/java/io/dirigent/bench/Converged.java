package io.dirigent.bench;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.stories.Directory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Adds through all members of a directory at once, counted when each member has all of them. */
final class Converged {

    private final Directory directory;
    private final List<String> members;
    private int people;

    /** Of a directory that is ready. */
    Converged(Directory directory, List<String> members) {
        this.directory = directory;
        this.members = members;
    }

    /** Adds so many people, or a few more: how many a second came to be on all members. */
    double addsPerSecond(int count) throws Exception {
        int first = people;
        long before = directory.look(members.getFirst()).entries();
        AtomicInteger turn = new AtomicInteger();
        long begin = System.nanoTime();
        int added = Load.count(
                count, () -> connect(turn.getAndIncrement()), (client, number) -> People.add(client, first + number));
        people += added;
        for (String member : members) {
            Awaitility.await(member + " has all entries")
                    .atMost(Server.PATIENCE)
                    .pollInterval(Server.GLANCE)
                    .until(() -> directory.look(member).entries() >= before + added);
        }
        return added * 1e9 / (System.nanoTime() - begin);
    }

    private LDAPConnection connect(int turn) throws LDAPException {
        return directory.connect(members.get(turn % members.size()));
    }
}
