package io.dirigent.directory.image;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.dirigent.testsupport.MemberProcess;
import io.dirigent.testsupport.SampleCluster;
import io.dirigent.testsupport.ServerImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two members on one machine and one port, linked by hand, and a third one that wants to join but is listed by neither.
 * It starts with the AOT cache required, which fails when the shipped command line cannot use it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkedMembersTest {

    private static final String OPTIONS = ServerImage.JVM_OPTIONS + " -XX:AOTMode=on";

    /** Of a changelog file, in bytes. */
    private static final long BLOCK = 256;

    private ServerImage image;
    private Operator operator;
    private final Connections clients = new Connections(member -> member.asAdministrator(1636));
    private MemberProcess first;
    private MemberProcess second;
    private MemberProcess stranger;
    private int writtenDuringLoad;

    @BeforeAll
    void linkTwoOfThree(@TempDir Path folder) throws IOException, LDAPException, LDIFException {
        Awaitility.setDefaultTimeout(2, MINUTES);
        SampleCluster cluster = new SampleCluster(folder);
        operator = new Operator(cluster.operator());
        image = ServerImage.in(Path.of("target/image"));
        first = image.start(cluster.member(0), OPTIONS);
        second = image.start(cluster.member(1), OPTIONS);
        stranger = image.start(cluster.member(2), OPTIONS);
        Stream.of(first, second, stranger).forEach(MemberProcess::awaitStart);

        try (LDAPConnection ldap = first.asAdministrator(4444)) {
            ldap.add("dn: " + SampleCluster.SUFFIX, "objectClass: domain", "dc: example");
        }
        operator.configure(first, second);
        operator.configure(second, first);
        await().until(() -> operator.neighbours(first).size() == 1
                && operator.neighbours(second).size() == 1);
        operator.startLoad(second, first);
        try (LDAPConnection ldap = first.asAdministrator(4444)) {
            await().pollInterval(Duration.ofMillis(20)).until(() -> {
                String name = "during-load-" + writtenDuringLoad++;
                ldap.add("dn: " + dn(name), "objectClass: device", "cn: " + name);
                return operator.neighbours(first)
                        .equals(List.of(operator.neighbours(second).getFirst().replace("32768", "32769")));
            });
        }
        operator.mark(first, "dirigent-state", "initialised");
        operator.mark(second, "dirigent-state", "initialised");
        first.awaitReady();
        second.awaitReady();
        operator.configure(stranger, first, second);
    }

    @AfterAll
    void stop() {
        clients.close();
        operator.close();
        Stream.of(first, second, stranger).forEach(MemberProcess::close);
    }

    @Test
    void whatIsWrittenOnEachIsReadOnEach() throws LDAPException, LDIFException {
        add(first, "from-first");
        add(second, "from-second");
        awaitRead(second, "from-first");
        awaitRead(first, "from-second");
    }

    @Test
    void whatIsWrittenWhileAMemberIsLoadedReachesIt() throws LDAPException {
        for (int i = 0; i < writtenDuringLoad; i++) {
            awaitRead(second, "during-load-" + i);
        }
    }

    @Test
    void replicationIsEncrypted() throws LDAPException {
        assertThat(operator.neighbours(first)).singleElement().asString().endsWith(" true");
        assertThat(operator.neighbours(second)).singleElement().asString().endsWith(" true");
    }

    @Test
    void anUnlistedMemberIsRefusedHoweverOftenItDials() throws LDAPException, LDIFException {
        await().until(() -> refused(first) && refused(second));

        add(first, "not-for-strangers");
        awaitRead(second, "not-for-strangers");
        assertThat(operator.neighbours(first)).noneMatch(rs -> rs.startsWith("32770"));
        assertThat(operator.neighbours(stranger)).isEmpty();
        try (LDAPConnection ldap = stranger.asAdministrator(4444)) {
            assertThat(ldap.getEntry(SampleCluster.SUFFIX)).isNull();
        }
    }

    @Test
    void aForeignDataServerIsTurnedAway() throws LDAPException {
        operator.attachTo(stranger, first);
        await().until(() ->
                first.log().contains("data server at " + stranger.pod().address() + " is refused"));
    }

    @Test
    void anAgreementRemovedOnOneSideCutsBothWaysAndComesBackComplete() throws LDAPException, LDIFException {
        operator.link(first);
        await().until(() -> operator.neighbours(second).isEmpty());
        add(second, "while-cut");
        assertThat(clients.to(first).getEntry(dn("while-cut"))).isNull();
        operator.link(first, second);
        awaitRead(first, "while-cut");
    }

    @Test
    void aLinkIsRenewedAtTheMarksWordAndLosesNothing() throws LDAPException, LDIFException {
        operator.mark(first, "dirigent-renew", Operator.replicationServerId(second) + " token");
        await().until(() -> first.log().contains("renewed the link"));
        add(first, "after-renewal");
        add(second, "after-renewal-too");
        awaitRead(second, "after-renewal");
        awaitRead(first, "after-renewal-too");
    }

    @Test
    void aMemberWhoseChangelogWasTornByACrashReplicatesAgain() throws IOException, LDAPException, LDIFException {
        clients.to(first)
                .add("dn: " + dn("torn"), "objectClass: device", "cn: torn", "description: " + "long".repeat(500));
        awaitRead(second, "torn");
        second.close();
        tearLastChange(second.pod().volume(), Operator.serverId(first));
        add(first, "while-down");
        second = image.start(second.pod(), OPTIONS).awaitReady();

        add(first, "after-torn");
        awaitRead(second, "while-down");
        awaitRead(second, "after-torn");
        assertThat(second.log()).doesNotContain("Could not decode");
    }

    @Test
    void whatAMemberAcknowledgedIsOnAnotherOneBeforeItStops() throws IOException, LDAPException, LDIFException {
        second.hang();
        // More than is sent to a neighbour that does not answer.
        for (int i = 0; i < 400; i++) {
            add(first, "acknowledged-" + i);
        }
        first.process().destroy();
        await().until(() -> first.probe("/readyz") == 503);
        second.goOn();
        first.process().onExit().join();

        assertThat(first.log()).doesNotContain("no other member is known to hold");
        awaitRead(second, "acknowledged-399");

        first = image.start(first.pod(), OPTIONS).awaitReady();
    }

    /** A record is written block by block, each block beginning with where the record began; a crash comes between two of these writes. */
    private static void tearLastChange(Path volume, int serverId) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.walk(volume.resolve("instance"))) {
            logs = files.filter(file -> file.endsWith(Path.of(serverId + ".server", "head.log")))
                    .toList();
        }
        assertThat(logs).hasSize(1);
        try (FileChannel log = FileChannel.open(logs.getFirst(), StandardOpenOption.WRITE)) {
            log.truncate((log.size() - 2 * BLOCK) / BLOCK * BLOCK + Integer.BYTES);
        }
    }

    private boolean refused(MemberProcess member) {
        return member.log().contains("replication server " + stranger.pod().host() + ":8989 is refused");
    }

    private void add(MemberProcess member, String name) throws LDAPException, LDIFException {
        clients.to(member).add("dn: " + dn(name), "objectClass: device", "cn: " + name);
    }

    private void awaitRead(MemberProcess member, String name) throws LDAPException {
        LDAPConnection client = clients.to(member);
        await().until(() -> client.getEntry(dn(name)) != null);
    }

    private static String dn(String name) {
        return "cn=" + name + "," + SampleCluster.SUFFIX;
    }
}
