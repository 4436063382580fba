package io.dirigent.directory.launcher.server;

import io.dirigent.directory.launcher.mark.ReplicationView;
import io.dirigent.directory.launcher.settings.Suffix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.forgerock.opendj.ldap.DN;
import org.opends.server.replication.common.ServerState;
import org.opends.server.replication.common.ServerStatus;
import org.opends.server.replication.plugin.LDAPReplicationDomain;
import org.opends.server.replication.plugin.MultimasterReplication;
import org.opends.server.replication.server.ReplicationServer;

/** What the server knows of its replication, asked without a word to its peers. */
public final class Replication {

    private static final DN SCHEMA = DN.valueOf("cn=schema");

    private final List<Suffix> suffixes;

    public Replication(List<Suffix> suffixes) {
        this.suffixes = List.copyOf(suffixes);
    }

    public ReplicationView view() {
        List<ReplicationView.Domain> domains = new ArrayList<>();
        for (Suffix suffix : suffixes) {
            domains.add(domain(DN.valueOf(suffix.dn()))
                    .map(found -> view(suffix.dn(), found))
                    .orElse(new ReplicationView.Domain(suffix.dn(), false, false, "not configured", suffix)));
        }
        domain(SCHEMA).ifPresent(found -> domains.add(view("cn=schema", found)));
        return new ReplicationView(!ReplicationServer.getAllInstances().isEmpty(), domains);
    }

    /** How many other replication servers are connected for a suffix. */
    public int neighbours(Suffix suffix) {
        DN base = DN.valueOf(suffix.dn());
        return ReplicationServer.getAllInstances().stream()
                .map(server -> server.getReplicationServerDomain(base))
                .filter(domain -> domain != null)
                .mapToInt(domain -> domain.getConnectedRSs().size())
                .sum();
    }

    /** What this member holds of a suffix: the newest change of every origin. */
    public Optional<ServerState> held(Suffix suffix) {
        return domain(DN.valueOf(suffix.dn()))
                .map(domain -> domain.getServerState().duplicate());
    }

    /** What all the others that can be reached hold together. Asks them, and takes up to some seconds. */
    public Optional<ServerState> heldByOthers(Suffix suffix) {
        return domain(DN.valueOf(suffix.dn()))
                .filter(LDAPReplicationDomain::isConnected)
                .map(domain -> {
                    ServerState all = new ServerState();
                    domain.getReplicaStates().values().forEach(all::update);
                    return all;
                });
    }

    private static Optional<LDAPReplicationDomain> domain(DN base) {
        LDAPReplicationDomain found = MultimasterReplication.findDomain(base, null);
        return Optional.ofNullable(found).filter(domain -> domain.getBaseDN().equals(base));
    }

    private static ReplicationView.Domain view(String name, LDAPReplicationDomain domain) {
        ServerStatus status = domain.getStatus();
        return new ReplicationView.Domain(name, true, status == ServerStatus.NORMAL_STATUS, status.toString(), domain);
    }
}
