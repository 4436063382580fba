package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.directory.api.ldap.model.entry.DefaultModification;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.entry.ModificationOperation;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.name.Dn;

/**
 * Gives one member its replication server and its domains. It may be interrupted anywhere: the next run goes on from what the server's
 * configuration says.
 */
final class ReplicationSetup {

    private final LdapSession session;
    private final DirectoryAccess access;
    private final Member member;

    ReplicationSetup(LdapSession session, DirectoryAccess access, Member member) {
        this.session = session;
        this.access = access;
        this.member = member;
    }

    void configure(ReplicationSettings settings) throws LdapException {
        ServerConfiguration found = ServerConfiguration.read(session);
        ServerId id = settings.serverId();
        boolean isAnotherOne = found.serverId().filter(id::equals).isEmpty();
        for (Entry domain : found.domains()) {
            if (isAnotherOne || !isWanted(domain, id)) {
                removeDomain(domain);
            }
        }
        if (isAnotherOne) {
            // No domain is without its replication server for longer than this takes: its clients would be refused.
            session.delete(ServerConfiguration.REPLICATION_SERVER);
            addServer(settings);
        } else {
            correctServer(found, settings);
        }
        List<String> baseDns = new ArrayList<>(access.suffixes());
        baseDns.add(ServerConfiguration.SCHEMA);
        for (String baseDn : baseDns) {
            if (isAnotherOne || !found.hasDomain(baseDn, id)) {
                addDomain(baseDn, id);
            }
        }
    }

    private boolean isWanted(Entry domain, ServerId id) {
        String baseDn = Values.one(domain, "ds-cfg-base-dn");
        return Values.one(domain, "ds-cfg-server-id").equals(id.toString())
                && (BaseDn.equal(baseDn, ServerConfiguration.SCHEMA)
                        || access.suffixes().stream().anyMatch(suffix -> BaseDn.equal(baseDn, suffix)));
    }

    /** The server adds a child of its own below each domain, and refuses to delete a domain that has one. */
    private void removeDomain(Entry domain) throws LdapException {
        session.delete("cn=external changelog," + domain.getDn());
        session.delete(domain.getDn().toString());
    }

    /** With a folder of its own for each id, a changelog never mixes changes that were made on different data. */
    private void addServer(ReplicationSettings settings) throws LdapException {
        session.add(
                ServerConfiguration.REPLICATION_SERVER,
                "objectClass: top",
                "objectClass: ds-cfg-replication-server",
                "cn: replication server",
                "ds-cfg-replication-port: " + DirectoryAccess.REPLICATION_PORT,
                "ds-cfg-replication-server-id: " + settings.serverId().replicationServerId(),
                "ds-cfg-replication-db-directory: changelogDb-" + settings.serverId(),
                "ds-cfg-compute-change-number: false",
                ServerConfiguration.PURGE_DELAY + ": " + ServerDuration.print(settings.purgeDelay()),
                "ds-cfg-replication-server: " + access.replicationAddressOf(member));
    }

    private void correctServer(ServerConfiguration found, ReplicationSettings settings) throws LdapException {
        Optional<Duration> present = ServerDuration.parse(Values.one(found.server(), ServerConfiguration.PURGE_DELAY));
        if (!present.equals(Optional.of(settings.purgeDelay()))) {
            session.modify(
                    ServerConfiguration.REPLICATION_SERVER,
                    new DefaultModification(
                            ModificationOperation.REPLACE_ATTRIBUTE,
                            ServerConfiguration.PURGE_DELAY,
                            ServerDuration.print(settings.purgeDelay())));
        }
        addPeer(found, access.replicationAddressOf(member));
    }

    private void addDomain(String baseDn, ServerId id) throws LdapException {
        String name = baseDn.equals(ServerConfiguration.SCHEMA) ? "schema" : access.backendOf(baseDn);
        session.add(
                new Dn("cn=" + name + ",cn=domains," + ServerConfiguration.SYNCHRONIZATION).toString(),
                "objectClass: top",
                "objectClass: ds-cfg-replication-domain",
                "cn: " + name,
                "ds-cfg-base-dn: " + baseDn,
                "ds-cfg-server-id: " + id,
                "ds-cfg-replication-server: " + access.replicationAddressOf(member));
    }

    /** Names a peer, if it is not named yet. */
    void addPeer(ServerConfiguration found, String address) throws LdapException {
        if (!isNamed(found, address)) {
            change(ModificationOperation.ADD_ATTRIBUTE, address);
        }
    }

    /** Names a peer no longer. */
    void removePeer(ServerConfiguration found, String address) throws LdapException {
        if (isNamed(found, address)) {
            change(ModificationOperation.REMOVE_ATTRIBUTE, address);
        }
    }

    private static boolean isNamed(ServerConfiguration found, String address) {
        return Values.all(found.server(), "ds-cfg-replication-server").contains(address);
    }

    private void change(ModificationOperation operation, String address) throws LdapException {
        session.modify(
                ServerConfiguration.REPLICATION_SERVER,
                new DefaultModification(operation, "ds-cfg-replication-server", address));
    }
}
