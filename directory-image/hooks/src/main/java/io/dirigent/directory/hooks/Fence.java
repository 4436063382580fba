package io.dirigent.directory.hooks;

import static java.lang.System.Logger.Level.WARNING;

import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.forgerock.i18n.LocalizableMessage;
import org.forgerock.opendj.ldap.ResultCode;
import org.jspecify.annotations.Nullable;
import org.opends.server.replication.protocol.Session;
import org.opends.server.replication.server.ReplicationServer;
import org.opends.server.replication.server.ReplicationServerDomain;
import org.opends.server.replication.server.ReplicationServerHandler;
import org.opends.server.types.DirectoryException;

/**
 * Lets a replication server talk only to the peers that its own configuration names.
 *
 * <p>The stock server takes whoever shows a certificate of the replication CA, so an agreement removed here lives on
 * until the other side is removed too. Names are compared as strings, without a look-up: a peer is who it announces to
 * be, and a name that no longer resolves is still a name.
 */
public final class Fence {

    private static final System.Logger LOG = System.getLogger(Fence.class.getName());

    /** Refused peers: they dial on several times a second, but get one line each until they are let in again. */
    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

    /** Without a message the server closes the session and logs nothing. */
    private static final @Nullable LocalizableMessage SILENT = null;

    private Fence() {}

    /**
     * Refuses a replication server that is not configured, whichever side dialled.
     *
     * @throws DirectoryException when {@code peer}, as it announced itself, is not configured on {@code server}
     */
    public static void admit(ReplicationServer server, String peer) throws DirectoryException {
        if (!OwnAddress.isSet() || isListed(server, peer)) {
            REFUSED.remove(peer);
            return;
        }
        if (REFUSED.add(peer)) {
            LOG.log(WARNING, "replication server {0} is refused: no agreement with it is configured here", peer);
        }
        throw new DirectoryException(ResultCode.UNWILLING_TO_PERFORM, SILENT);
    }

    /**
     * Closes the session of a data server that is not this member's own: through a foreign one, writes would come in
     * past every agreement.
     *
     * @return whether the session was closed
     */
    public static boolean turnsAway(Session session) {
        InetAddress caller = ServerInternals.plainSocket(session).getInetAddress();
        if (!OwnAddress.isSet() || OwnAddress.isOwn(caller)) {
            return false;
        }
        String address = caller.getHostAddress();
        if (REFUSED.add(address)) {
            LOG.log(WARNING, "data server at {0} is refused: only the member itself is served", address);
        }
        session.close();
        return true;
    }

    /** Ends the sessions of peers that are no longer configured, in every domain. */
    public static void sweep(ReplicationServer server) {
        for (ReplicationServerDomain domain : Neighbours.domains(server)) {
            sweep(server, domain);
        }
    }

    /** Ends the sessions of peers that are no longer configured, in one domain. */
    public static void sweep(ReplicationServer server, ReplicationServerDomain domain) {
        if (!OwnAddress.isSet()) {
            return;
        }
        for (ReplicationServerHandler peer : domain.getConnectedRSs().values()) {
            if (!isListed(server, peer.getServerURL())) {
                LOG.log(
                        WARNING,
                        "replication server {0} is cut off: no agreement with it any more",
                        peer.getServerURL());
                Neighbours.end(domain, peer);
            }
        }
    }

    private static boolean isListed(ReplicationServer server, String peer) {
        return ServerInternals.config(server).getReplicationServer().stream().anyMatch(peer::equalsIgnoreCase);
    }
}
