package io.dirigent.directory.image;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.dirigent.directory.image.sample.SampleCluster;
import io.dirigent.directory.image.sample.SampleMember;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;

/** What a member does while its cache is trained: what every member does in its first minutes, from replication's first entry to clients' writes. */
final class Training {

    private static final int ROUNDS = 20;
    private static final int ADMINISTRATION = 4444;
    private static final int LDAPS = 1636;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SYNCHRONIZATION =
            "cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config";

    private final SampleMember member;

    private Training(SampleMember member) {
        this.member = member;
    }

    static void exercise(SampleMember member) throws IOException, InterruptedException {
        try {
            Training training = new Training(member);
            training.replicate();
            training.serve();
        } catch (LDAPException | LDIFException | GeneralSecurityException e) {
            throw new IOException("the training failed: " + e.getMessage(), e);
        }
    }

    private void replicate() throws LDAPException, LDIFException, GeneralSecurityException {
        try (LDAPConnection connection = connect(ADMINISTRATION)) {
            connection.add("dn: " + SampleCluster.SUFFIX, "objectClass: domain", "dc: example");
            String self = "ds-cfg-replication-server: " + member.host() + ":8989";
            connection.add(
                    "dn: cn=replication server," + SYNCHRONIZATION,
                    "objectClass: ds-cfg-replication-server",
                    "ds-cfg-replication-port: 8989",
                    "ds-cfg-replication-server-id: 32768",
                    "ds-cfg-replication-db-directory: changelogDb-1",
                    "ds-cfg-compute-change-number: false",
                    self);
            replicate(connection, "suffix1", SampleCluster.SUFFIX, self);
            replicate(connection, "schema", "cn=schema", self);
            connection.modify(
                    "cn=dirigent,cn=config",
                    new Modification(ModificationType.REPLACE, "dirigent-state", "initialised"));
            connection.search("cn=monitor", SearchScope.SUB, "(objectClass=*)");
        }
    }

    private static void replicate(LDAPConnection connection, String name, String suffix, String self)
            throws LDAPException, LDIFException {
        connection.add(
                "dn: cn=" + name + ",cn=domains," + SYNCHRONIZATION,
                "objectClass: ds-cfg-replication-domain",
                "ds-cfg-base-dn: " + suffix,
                "ds-cfg-server-id: 1",
                self);
    }

    private void serve() throws LDAPException, LDIFException, GeneralSecurityException, InterruptedException {
        try (LDAPConnection connection = awaitClientsPort()) {
            for (int i = 0; i < ROUNDS; i++) {
                String dn = "uid=user" + i + "," + SampleCluster.SUFFIX;
                connection.add("dn: " + dn, "objectClass: inetOrgPerson", "uid: user" + i, "cn: User " + i, "sn: " + i);
                connection.modify("dn: " + dn, "changetype: modify", "replace: description", "description: trained");
                connection.search(SampleCluster.SUFFIX, SearchScope.SUB, "(uid=user" + i + ")");
                connection.search("cn=monitor", SearchScope.SUB, "(objectClass=*)");
                connection.delete(dn);
            }
        }
    }

    /** The launcher opens it once it has seen the mark and replication runs. */
    private LDAPConnection awaitClientsPort() throws LDAPException, GeneralSecurityException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return connect(LDAPS);
            } catch (LDAPException e) {
                if (e.getResultCode() != ResultCode.CONNECT_ERROR
                        || Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    private LDAPConnection connect(int port) throws LDAPException, GeneralSecurityException {
        // A throwaway server on this machine: whom it shows is not the point.
        SSLUtil tls = new SSLUtil(new TrustAllTrustManager());
        return new LDAPConnection(
                tls.createSSLSocketFactory(), member.address(), port, "cn=Directory Manager", SampleCluster.PASSWORD);
    }
}
