package io.dirigent.directory.hooks;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.opends.server.replication.plugin.LDAPReplicationDomain;
import org.opends.server.replication.plugin.MultimasterReplication;
import org.opends.server.replication.protocol.MonitorRequestMsg;
import org.opends.server.replication.protocol.Session;
import org.opends.server.replication.server.ReplicationServer;
import org.opends.server.replication.server.ReplicationServerDomain;
import org.opends.server.replication.server.ReplicationServerHandler;

/**
 * Finds neighbours that cannot be heard any more, though their sessions stand.
 *
 * <p>Measured: where all packets are dropped between two replication servers, the stock server calls the session connected for more than five
 * minutes, and nobody is told that nothing comes. Data servers have heartbeats; replication servers have none. Here a neighbour that was silent is asked
 * for its state, which every version answers, and the session of one that does not answer either is ended and dialled again.
 */
public final class Silence {

    private static final System.Logger LOG = System.getLogger(Silence.class.getName());

    private static final Duration UNTIL_ASKED = Duration.ofSeconds(10);
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(30);

    private Silence() {}

    /** Looks at all neighbours once. */
    public static void end() {
        for (ReplicationServer server : List.copyOf(ReplicationServer.getAllInstances())) {
            for (ReplicationServerDomain domain : Neighbours.domains(server)) {
                if (!isLoading(domain)) {
                    domain.getConnectedRSs().values().forEach(neighbour -> look(server, domain, neighbour));
                }
            }
        }
    }

    /** A load keeps both ends so busy that an answer may be late, and would have to be begun again. */
    private static boolean isLoading(ReplicationServerDomain domain) {
        LDAPReplicationDomain replica = MultimasterReplication.findDomain(domain.getBaseDN(), null);
        return replica != null && replica.ieRunning();
    }

    private static void look(
            ReplicationServer server, ReplicationServerDomain domain, ReplicationServerHandler neighbour) {
        Session session = ServerInternals.session(neighbour);
        Duration silent = Duration.ofMillis(System.currentTimeMillis() - session.getLastReceiveTime());
        if (silent.compareTo(UNTIL_ENDED) > 0) {
            LOG.log(
                    WARNING,
                    "replication server {0} was not heard for {1} s: the session is ended and dialled again",
                    neighbour.getServerURL(),
                    silent.toSeconds());
            Neighbours.end(domain, neighbour);
        } else if (silent.compareTo(UNTIL_ASKED) > 0) {
            // To send may take until the session is ended.
            Thread.ofVirtual().start(() -> ask(server, neighbour));
        }
    }

    private static void ask(ReplicationServer server, ReplicationServerHandler neighbour) {
        try {
            neighbour.send(new MonitorRequestMsg(server.getServerId(), neighbour.getServerId()));
        } catch (IOException e) {
            LOG.log(DEBUG, "the session with replication server " + neighbour.getServerURL() + " has ended", e);
        }
    }
}
