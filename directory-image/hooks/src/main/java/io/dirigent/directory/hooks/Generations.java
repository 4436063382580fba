package io.dirigent.directory.hooks;

import java.time.Duration;
import org.opends.server.replication.protocol.Session;
import org.opends.server.replication.server.ReplicationServerDomain;
import org.opends.server.replication.server.ReplicationServerHandler;
import org.opends.server.replication.server.ServerHandler;

/**
 * Keeps changes for a neighbour until it has the data that they belong to.
 *
 * <p>While a member is loaded, its replication server tells another generation id than its source, or none. The stock server throws away
 * what it should send there meanwhile, and goes on with what comes after: changes made between the export and the end of the import are never
 * sent, and since a state vector passes over gaps, nobody ever misses them.
 */
public final class Generations {

    /** What a replication server tells that has no data. */
    private static final long NONE = -1;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Generations() {}

    /** Returns when both ends have the same data, or the session ends; at once for a data server. */
    public static void awaitTheSame(ServerHandler neighbour, ReplicationServerDomain domain, Session session) {
        while (neighbour instanceof ReplicationServerHandler
                && !haveTheSame(neighbour, domain)
                && !session.closeInitiated()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean haveTheSame(ServerHandler neighbour, ReplicationServerDomain domain) {
        long own = domain.getGenerationId();
        return own != NONE && own == neighbour.getGenerationId();
    }
}
