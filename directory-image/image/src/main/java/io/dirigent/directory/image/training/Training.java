package io.dirigent.directory.image.training;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import io.dirigent.testsupport.MemberProcess;
import io.dirigent.testsupport.SampleCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a member does while its cache is trained: what every member does in its first minutes, from replication's first entry to clients' writes. */
final class Training {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 45;
    private static final int READS = 10;
    private static final int MONITORED = 25;
    private static final int ADMINISTRATION = 4444;
    private static final int LDAPS = 1636;
    private static final String SYNCHRONIZATION =
            "cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config";

    private final MemberProcess member;

    private Training(MemberProcess member) {
        this.member = member;
    }

    static void exercise(MemberProcess member) throws IOException, InterruptedException {
        try {
            Training training = new Training(member);
            training.replicate();
            training.serve();
        } catch (LDAPException | LDIFException e) {
            throw new IOException("the training failed: " + e.getMessage(), e);
        }
    }

    private void replicate() throws LDAPException, LDIFException {
        try (LDAPConnection connection = member.asAdministrator(ADMINISTRATION)) {
            connection.add("dn: " + SampleCluster.SUFFIX, "objectClass: domain", "dc: example");
            String self = "ds-cfg-replication-server: " + member.pod().host() + ":8989";
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

    private void serve() throws IOException, InterruptedException {
        // The launcher opens the clients' port once it has seen the mark and replication runs.
        member.awaitReady();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "client" + client;
                clients.add(threads.submit(() -> workAs(name)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a client of the training failed: " + e.getCause(), e);
        }
    }

    /**
     * Reads outnumber writes, as they do in directories: what the compilers learn of a path depends on how often it is
     * gone. More rounds make a warm server faster, and its start dearer, which compiles what was hot here.
     */
    private @Nullable Void workAs(String name) throws LDAPException, LDIFException {
        try (LDAPConnection connection = member.asAdministrator(LDAPS)) {
            for (int i = 0; i < ROUNDS; i++) {
                String uid = name + "-" + i;
                String dn = "uid=" + uid + "," + SampleCluster.SUFFIX;
                connection.add("dn: " + dn, "objectClass: inetOrgPerson", "uid: " + uid, "cn: User " + i, "sn: " + i);
                connection.modify("dn: " + dn, "changetype: modify", "replace: description", "description: trained");
                for (int read = 0; read < READS; read++) {
                    connection.search(SampleCluster.SUFFIX, SearchScope.SUB, "(uid=" + uid + ")");
                }
                if (i % MONITORED == 0) {
                    connection.search("cn=monitor", SearchScope.SUB, "(objectClass=*)");
                }
                connection.delete(dn);
            }
        }
        return null;
    }
}
