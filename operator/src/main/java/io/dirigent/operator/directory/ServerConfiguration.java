package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Replication;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.jspecify.annotations.Nullable;

/**
 * What the operator owns in a member's configuration: its mark and how it replicates, read by one search.
 *
 * @param mark the mark's entry; null on a server that has none
 * @param server the replication server's entry; null without one
 * @param domains the replication domains' entries
 */
record ServerConfiguration(@Nullable Entry mark, @Nullable Entry server, List<Entry> domains) {

    static final String SYNCHRONIZATION = "cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config";
    static final String REPLICATION_SERVER = "cn=replication server," + SYNCHRONIZATION;

    static final String PURGE_DELAY = "ds-cfg-replication-purge-delay";

    /** The schema is replicated like a suffix, but nobody counts its entries. */
    static final String SCHEMA = "cn=schema";

    private static final String FILTER = "(|(objectClass=" + MarkEntry.OBJECT_CLASS
            + ")(objectClass=ds-cfg-replication-server)(objectClass=ds-cfg-replication-domain))";

    static ServerConfiguration read(LdapSession session) throws LdapException {
        List<Entry> found = session.search("cn=config", SearchScope.SUBTREE, FILTER);
        return new ServerConfiguration(
                first(found, MarkEntry.OBJECT_CLASS),
                first(found, "ds-cfg-replication-server"),
                found.stream()
                        .filter(entry -> entry.hasObjectClass("ds-cfg-replication-domain"))
                        .toList());
    }

    private static @Nullable Entry first(List<Entry> found, String objectClass) {
        return found.stream()
                .filter(entry -> entry.hasObjectClass(objectClass))
                .findFirst()
                .orElse(null);
    }

    /** The domain that replicates this base DN. */
    Optional<Entry> domainOf(String baseDn) {
        return domains.stream()
                .filter(domain -> BaseDn.equal(baseDn, Values.one(domain, "ds-cfg-base-dn")))
                .findFirst();
    }

    /** The id of the replication server's member; empty without a replication server, or when it has an id that is nobody's. */
    Optional<ServerId> serverId() {
        if (server == null) {
            return Optional.empty();
        }
        int id = Integer.parseInt(Values.one(server, "ds-cfg-replication-server-id"));
        return id > ServerId.MAX && id <= 2 * ServerId.MAX
                ? Optional.of(ServerId.ofReplicationServer(id))
                : Optional.empty();
    }

    boolean hasDomain(String baseDn, ServerId id) {
        return domainOf(baseDn)
                .filter(domain -> Values.one(domain, "ds-cfg-server-id").equals(id.toString()))
                .isPresent();
    }

    /** True if every suffix and the schema are replicated under this id. */
    boolean isComplete(DirectoryAccess access, ServerId id) {
        return domains.size() == access.suffixes().size() + 1
                && hasDomain(SCHEMA, id)
                && access.suffixes().stream().allMatch(suffix -> hasDomain(suffix, id));
    }

    Optional<Replication> replication(DirectoryAccess access, Member self) {
        return serverId().map(id -> {
            Set<Member> peers = new HashSet<>();
            Set<String> strangers = new HashSet<>();
            for (String address : Values.all(server, "ds-cfg-replication-server")) {
                access.memberAt(address).ifPresentOrElse(peers::add, () -> strangers.add(address));
            }
            peers.remove(self);
            return new Replication(
                    id,
                    peers,
                    strangers,
                    isComplete(access, id),
                    ServerDuration.parse(Values.one(server, PURGE_DELAY)).orElse(Duration.ZERO));
        });
    }
}
