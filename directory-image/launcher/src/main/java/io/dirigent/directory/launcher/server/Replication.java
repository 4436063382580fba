package io.dirigent.directory.launcher.server;

import io.dirigent.directory.launcher.mark.ReplicationView;
import io.dirigent.directory.launcher.settings.Suffix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.forgerock.opendj.ldap.DN;
import org.opends.server.replication.common.ServerState;
import org.opends.server.replication.common.ServerStatus;
import org.opends.server.replication.plugin.LDAPReplicationDomain;
import org.opends.server.replication.plugin.MultimasterReplication;
import org.opends.server.replication.protocol.MonitorMsg;
import org.opends.server.replication.server.ReplicationServer;
import org.opends.server.replication.server.ReplicationServerDomain;

/** What the server knows of its replication. */
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

    /** What all the others that answer hold together; nothing if none does, as in a partition. Asks them, and takes up to some seconds. */
    public Optional<ServerState> heldByOthers(Suffix suffix) {
        DN base = DN.valueOf(suffix.dn());
        List<ServerState> states = domain(base).stream()
                .flatMap(domain ->
                        ReplicationServer.getAllInstances().stream().flatMap(server -> statesOfOthers(server, domain)))
                .toList();
        if (states.isEmpty()) {
            return Optional.empty();
        }
        ServerState all = new ServerState();
        states.forEach(all::update);
        return Optional.of(all);
    }

    /** Of the replication server, which asks its neighbours now: what the domain tells is as old as the monitoring period. The server counts itself among the replicas. */
    private static Stream<ServerState> statesOfOthers(ReplicationServer server, LDAPReplicationDomain replica) {
        ReplicationServerDomain domain = server.getReplicationServerDomain(replica.getBaseDN());
        if (domain == null) {
            return Stream.empty();
        }
        try {
            MonitorMsg answer = domain.createGlobalTopologyMonitorMsg(server.getServerId(), replica.getServerId());
            List<ServerState> states = new ArrayList<>();
            answer.ldapIterator().forEachRemaining(id -> {
                if (id != replica.getServerId()) {
                    states.add(answer.getLDAPServerState(id));
                }
            });
            return states.stream();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.empty();
        }
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
