package io.dirigent.directory.image;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import io.dirigent.testsupport.MemberPod;
import io.dirigent.testsupport.MemberProcess;
import io.dirigent.testsupport.SampleCluster;
import io.dirigent.testsupport.ServerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One member alone, seeded from its base entry, and what its launcher does with ports, keys, passwords and signals. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LauncherProcessTest {

    private static final String TASK = "ds-task-id=seed,cn=Scheduled Tasks,cn=Tasks";

    private Path folder = Path.of("");
    private ServerImage image;
    private Operator operator;
    private MemberProcess member;

    @BeforeAll
    void seedAMember(@TempDir Path temporary) throws IOException, LDAPException, LDIFException {
        Awaitility.setDefaultTimeout(2, MINUTES);
        folder = temporary;
        SampleCluster cluster = new SampleCluster(Files.createDirectory(folder.resolve("cluster")));
        operator = new Operator(cluster.operator());
        image = ServerImage.in(Path.of("target/image"));
        member = image.start(cluster.member(0)).awaitStart();
        assertThat(member.probe("/livez")).isEqualTo(200);
        assertThat(member.probe("/readyz")).isEqualTo(503);
        LDAPConnection ldap = operator.connect(member);
        ldap.add(
                "dn: " + TASK,
                "objectClass: ds-task",
                "objectClass: ds-task-import",
                "ds-task-class-name: org.opends.server.tasks.ImportTask",
                "ds-task-id: seed",
                "ds-task-import-ldif-file: bootstrap/suffix1.ldif",
                "ds-task-import-backend-id: suffix1");
        await().until(() -> ldap.getEntry(TASK).hasAttributeValue("ds-task-state", "COMPLETED_SUCCESSFULLY"));
        operator.configure(member);
        operator.mark(member, "dirigent-state", "initialised");
    }

    @AfterAll
    void stop() {
        operator.close();
        member.close();
    }

    @BeforeEach
    void isReady() {
        member.awaitReady();
    }

    @Test
    void aRetiredMemberCutsItsClients() throws LDAPException {
        try (LDAPConnection client = member.asAdministrator(1636)) {
            operator.mark(member, "dirigent-state", "retired");
            await().until(() -> member.probe("/readyz") == 503);
            await().until(() -> !client.isConnected() || hasLost(client));
            await().until(() -> isRefused(1389) && isRefused(1636));
        } finally {
            operator.mark(member, "dirigent-state", "initialised");
        }
    }

    @Test
    void aLeavingMemberServesButIsNotReady() throws LDAPException {
        try (LDAPConnection client = member.asAdministrator(1636)) {
            operator.mark(member, "dirigent-state", "leaving");
            await().until(() -> member.probe("/readyz") == 503);
            assertThat(client.getEntry(SampleCluster.SUFFIX)).isNotNull();
        } finally {
            operator.mark(member, "dirigent-state", "initialised");
        }
    }

    @Test
    void theOperatorCannotMakeItselfMore() throws LDAPException {
        LDAPConnection ldap = operator.connect(member);
        refuses(() -> ldap.add(
                "dn: cn=second,cn=Root DNs,cn=config",
                "objectClass: inetOrgPerson",
                "objectClass: ds-cfg-root-dn-user",
                "cn: second",
                "sn: second"));
        refuses(() -> ldap.modify(
                "cn=operator,cn=Root DNs,cn=config",
                new Modification(ModificationType.REPLACE, "ds-privilege-name", "bypass-acl")));
        refuses(() -> ldap.modify(
                "cn=Directory Manager,cn=Root DNs,cn=config",
                new Modification(ModificationType.REPLACE, "userPassword", "taken over")));
        refuses(() -> ldap.modify(
                "cn=Access Control Handler,cn=config",
                new Modification(ModificationType.REPLACE, "ds-cfg-enabled", "false")));
        assertThat(ldap.getEntry(SampleCluster.SUFFIX)).isNull();
    }

    @Test
    void newServerKeysAreTakenOverWhileConnectionsLiveOn() throws IOException, LDAPException {
        X509Certificate before = shownOn(1636);
        try (LDAPConnection client = member.asAdministrator(1636)) {
            replace("server-keys", otherCluster());
            await().until(() -> !shownOn(1636).equals(before) && !shownOn(4445).equals(before));
            assertThat(client.getEntry(SampleCluster.SUFFIX)).isNotNull();
        }
    }

    @Test
    void aNewPasswordIsTakenOver() throws IOException, LDAPException {
        Path file = member.pod().file("passwords/password");
        String before = Files.readString(file);
        Files.writeString(file, "another one");
        await().until(() -> hasPassword("another one"));
        assertThat(hasPassword(before)).isFalse();
    }

    @Test
    void itStopsCleanlyAndOpensByItselfAtTheNextStartWithItsNewIndexesAlsoFromAnOlderServersVolume()
            throws IOException, InterruptedException {
        member.process().destroy();
        assertThat(member.process().waitFor()).isEqualTo(143);
        assertThat(member.log()).contains("launcher stopped");
        Path settings = member.pod().file("settings/server.properties");
        Files.writeString(settings, "index.sn=equality,substring\n", StandardOpenOption.APPEND);
        Files.writeString(member.pod().volume().resolve("instance/config/buildinfo"), "5.0.1.abcdef");
        member = image.start(member.pod()).awaitReady();
        assertThat(member.log())
                .contains("built new indexes of " + SampleCluster.SUFFIX)
                .doesNotContain("degraded");
    }

    @Test
    void whoCannotWriteItsMarkEndsInPlaceOfForgettingItLater() throws IOException, InterruptedException {
        Path inTheWay = member.pod().volume().resolve("instance/config/config.ldif.tmp");
        Files.createDirectories(inTheWay.resolve("a folder"));

        assertThatThrownBy(() -> operator.mark(member, "dirigent-state", "leaving"))
                .isInstanceOf(LDAPException.class);

        assertThat(member.process().waitFor()).isEqualTo(74);
        assertThat(member.log()).contains("the configuration cannot be written");
        Files.delete(inTheWay.resolve("a folder"));
        Files.delete(inTheWay);
        member = image.start(member.pod()).awaitReady();
    }

    private boolean hasLost(LDAPConnection client) {
        try {
            return client.getEntry("") == null;
        } catch (LDAPException e) {
            return e.getResultCode() == ResultCode.SERVER_DOWN;
        }
    }

    private boolean isRefused(int port) {
        try (LDAPConnection connection = new LDAPConnection(member.pod().address(), port)) {
            return !connection.isConnected();
        } catch (LDAPException e) {
            return e.getResultCode() == ResultCode.CONNECT_ERROR;
        }
    }

    private boolean hasPassword(String password) throws LDAPException {
        try (LDAPConnection connection = new LDAPConnection(member.pod().address(), 1389)) {
            connection.bind("cn=Directory Manager", password);
            return true;
        } catch (LDAPException e) {
            if (e.getResultCode() == ResultCode.INVALID_CREDENTIALS) {
                return false;
            }
            throw e;
        }
    }

    private MemberPod otherCluster() throws IOException {
        return new SampleCluster(Files.createDirectory(folder.resolve("other"))).member(0);
    }

    /** File after file, as a copy by hand does it: in between the key does not fit, which must harm nothing. */
    private void replace(String mount, MemberPod other) throws IOException {
        for (String file : List.of("tls.crt", "tls.key", "ca.crt")) {
            Files.copy(
                    other.root().resolve(mount).resolve(file),
                    member.pod().root().resolve(mount).resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private X509Certificate shownOn(int port) {
        AtomicReference<X509Certificate> shown = new AtomicReference<>();
        try (SSLSocket socket = (SSLSocket)
                context(shown).getSocketFactory().createSocket(member.pod().address(), port)) {
            socket.startHandshake();
        } catch (IOException e) {
            // The operator's port ends the handshake without a client's certificate, but has shown its own by then.
        }
        return shown.get();
    }

    private static SSLContext context(AtomicReference<X509Certificate> shown) {
        X509TrustManager recorder = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {
                shown.set(chain[0]);
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {recorder}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Attempt {
        void run() throws LDAPException, LDIFException;
    }

    private static void refuses(Attempt attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(LDAPException.class, e -> assertThat(e.getResultCode())
                .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS));
    }
}
