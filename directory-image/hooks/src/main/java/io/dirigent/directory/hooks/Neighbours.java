package io.dirigent.directory.hooks;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.opends.server.replication.server.ReplicationServer;
import org.opends.server.replication.server.ReplicationServerDomain;
import org.opends.server.replication.server.ReplicationServerHandler;

/** The replication servers that are connected to this member's own. */
public final class Neighbours {

    private static final System.Logger LOG = System.getLogger(Neighbours.class.getName());

    private Neighbours() {}

    /**
     * Renews the link to a neighbour: closes its sessions in every domain and dials again. The agreement stays; nothing
     * is lost, for both sides go on from their state vectors. Takes well under a second on a healthy link.
     *
     * @param replicationServerId the neighbour's replication server id, not its server id
     * @return how many sessions were closed, one a domain; 0 when the neighbour is not connected
     */
    public static int renew(int replicationServerId) {
        int closed = 0;
        for (ReplicationServer server : List.copyOf(ReplicationServer.getAllInstances())) {
            for (ReplicationServerDomain domain : domains(server)) {
                ReplicationServerHandler peer = domain.getConnectedRSs().get(replicationServerId);
                if (peer != null) {
                    end(domain, peer);
                    closed++;
                }
            }
            ServerInternals.wakeDialler(server);
        }
        return closed;
    }

    /**
     * Ends one session. The plain socket goes first: with the send buffer full because the peer hangs, stopping the
     * handler alone waits for the sender, for minutes, with the domain's lock held.
     */
    static void end(ReplicationServerDomain domain, ReplicationServerHandler peer) {
        try {
            ServerInternals.plainSocket(ServerInternals.session(peer)).close();
        } catch (IOException e) {
            LOG.log(WARNING, "the socket of replication server " + peer.getServerURL() + " did not close cleanly", e);
        }
        domain.stopServer(peer, false);
    }

    static List<ReplicationServerDomain> domains(ReplicationServer server) {
        List<ReplicationServerDomain> domains = new ArrayList<>();
        Iterator<ReplicationServerDomain> all = server.getDomainIterator();
        all.forEachRemaining(domains::add);
        return domains;
    }
}
