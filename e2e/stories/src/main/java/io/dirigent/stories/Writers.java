package io.dirigent.stories;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that add entries, one through each member and one through the client Service, and remember each one that was acknowledged. A client whose
 * connection breaks connects again and goes on with another entry: what was not acknowledged may exist or not.
 */
public final class Writers implements AutoCloseable {

    /** The client that writes through the Service is counted under this name. */
    static final String SERVICE = "service";

    private static final Duration PACE = Duration.ofMillis(40);
    private static final Duration BEFORE_CONNECTING_AGAIN = Duration.ofMillis(300);

    private final Directory directory;
    private final int shift;
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListMap<String, AtomicInteger> counts = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    private Writers(Directory directory, int shift) {
        this.directory = directory;
        this.shift = shift;
    }

    /**
     * Starts one client for each of these members.
     *
     * @param shift which writers these are, so that no two add the same entry
     */
    static Writers through(Directory directory, List<String> members, int shift) {
        Writers writers = new Writers(directory, shift);
        for (String member : members) {
            writers.start(member, () -> directory.connect(member));
        }
        return writers;
    }

    /** The same, and one more through the client Service, as clients do who do not care which member it is. */
    static Writers throughAll(Directory directory, List<String> members, int shift) {
        Writers writers = through(directory, members, shift);
        writers.start(SERVICE, directory::connect);
        return writers;
    }

    private void start(String name, Way way) {
        counts.put(name, new AtomicInteger());
        threads.add(Thread.ofVirtual().name("writer at " + name).start(() -> write(name, way)));
    }

    /** How a client comes to its connection. */
    @FunctionalInterface
    private interface Way {
        LDAPConnection connect() throws LDAPException;
    }

    private void write(String member, Way way) {
        int next = 0;
        while (!isOver) {
            try (LDAPConnection connection = way.connect()) {
                while (!isOver) {
                    String uid = "w" + shift + "-" + member + "-" + next++;
                    connection.add(
                            "uid=" + uid + "," + ClusterDraft.SUFFIX,
                            new Attribute("objectClass", "inetOrgPerson"),
                            new Attribute("cn", "W"),
                            new Attribute("sn", "W"));
                    acknowledged.add(uid);
                    counts.get(member).incrementAndGet();
                    LockSupport.parkNanos(PACE.toNanos());
                }
            } catch (LDAPException | RuntimeException e) {
                // The member is down, closed or not there: what these clients are for.
                LockSupport.parkNanos(BEFORE_CONNECTING_AGAIN.toNanos());
            }
        }
    }

    /** How many writes this member has acknowledged. */
    public int countAt(String member) {
        return counts.get(member).get();
    }

    Map<String, Integer> counts() {
        Map<String, Integer> all = new TreeMap<>();
        counts.forEach((way, count) -> all.put(way, count.get()));
        return all;
    }

    /** Names of all entries whose adding was acknowledged. */
    public Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Those that this member does not have. */
    public Set<String> missingOn(String member) throws LDAPException {
        Set<String> missing = new TreeSet<>(acknowledged);
        missing.removeAll(directory.people(member));
        return missing;
    }

    /** Stops writing; what was acknowledged stays known. */
    @Override
    public void close() {
        isOver = true;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
