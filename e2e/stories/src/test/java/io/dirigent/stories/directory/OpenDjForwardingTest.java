package io.dirigent.stories.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.ForwardingContract;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.OpenDjAdmin;
import io.dirigent.operator.membership.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real ones. */
class OpenDjForwardingTest extends ForwardingContract {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LDAPS = 1636;
    private static final int WRITES = 100;

    @TempDir
    private static Path folder;

    private final Map<Member, LDAPConnection> clients = new TreeMap<>();
    private RealMembers servers;
    private OpenDjAdmin admin;

    @Override
    protected void start() throws Exception {
        servers = RealMembers.start(folder, LINE);
        admin = new OpenDjAdmin(RealMembers.access(servers.keys()));
    }

    @AfterAll
    void end() {
        clients.values().forEach(LDAPConnection::close);
        admin.close();
        servers.close();
    }

    /** What was found by it: catching up passed over changes, once in eight runs. */
    @Test
    void nothingIsLostHoweverOftenLinksBreak() throws Exception {
        link(LINE.getFirst(), LINE.getLast());
        Random random = new Random(4711);
        List<String> names = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(LINE.size())) {
            List<Future<?>> writers = new ArrayList<>();
            for (Member member : LINE) {
                List<String> own = IntStream.range(0, WRITES)
                        .mapToObj(i -> "by-" + member + "-" + i)
                        .toList();
                names.addAll(own);
                LDAPConnection client = client(member);
                writers.add(threads.submit(() -> {
                    for (String name : own) {
                        add(client, name);
                    }
                    return null;
                }));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                Member one = LINE.get(random.nextInt(LINE.size()));
                Member next = LINE.get((one.ordinal() + 1) % LINE.size());
                admin.mark(
                        one, seenOnce(one, any -> true).mark().renewing(id(next).replicationServerId(), Instant.now()));
                seenOnce(one, seen -> seen.isConnectedWith(id(next)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertThatAllHave(names);
        unlink(LINE.getFirst(), LINE.getLast());
    }

    @Override
    protected DirectoryAdmin members() {
        return admin;
    }

    @Override
    protected Observation seenOnce(Member member, Predicate<Observation> wanted) {
        try {
            return Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> look(member).filter(wanted), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(member + " is " + look(member), e);
        }
    }

    private Optional<Observation> look(Member member) {
        try {
            return Optional.of(admin.observe(member));
        } catch (DirectoryUnavailable e) {
            return Optional.empty();
        }
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Override
    protected void write(Member at, String name) throws Exception {
        add(client(at), name);
    }

    @Override
    protected boolean has(Member member, String name) throws LDAPException {
        return client(member).getEntry(dn(name), "1.1") != null;
    }

    private LDAPConnection client(Member member) throws LDAPException {
        if (!clients.containsKey(member)) {
            clients.put(member, servers.process(member).asAdministrator(LDAPS));
        }
        return clients.get(member);
    }

    private static void add(LDAPConnection client, String name) throws Exception {
        client.add("dn: " + dn(name), "objectClass: device", "cn: " + name);
    }

    private static String dn(String name) {
        return "cn=" + name + "," + RealMembers.SUFFIX;
    }
}
