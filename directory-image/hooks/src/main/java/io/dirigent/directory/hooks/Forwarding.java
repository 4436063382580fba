package io.dirigent.directory.hooks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.opends.server.replication.protocol.UpdateMsg;
import org.opends.server.replication.server.ReplicationServerDomain;
import org.opends.server.replication.server.ReplicationServerHandler;
import org.opends.server.replication.server.ServerHandler;

/**
 * Hands on what comes from another replication server, which the stock server gives to its own data server alone: with that, members need not be
 * linked with all others.
 *
 * <p>A change may come over several ways. Of each server id the first one to bring it is believed, and what is not newer than that is dropped: so it
 * goes over each link once, and no loop keeps it alive. Nothing is passed over, since every neighbour sends in order and from where it was told
 * that this one stands: whoever brings a change has brought those before it, or found them here. For the same reason a change is written and queued
 * for all neighbours before the next one is looked at.
 */
public final class Forwarding {

    /** Set to {@code off} to have a replication server that does not, to compare with. */
    private static final boolean IS_WANTED = !"off".equals(System.getProperty("io.dirigent.forwarding"));

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Map<ReplicationServerDomain, Lock> TURNS = Collections.synchronizedMap(new WeakHashMap<>());

    private Forwarding() {}

    /** Whether this member hands on changes: its peers depend on it. */
    public static boolean isOn() {
        return IS_WANTED && OwnAddress.isSet();
    }

    /** Stands for {@link ReplicationServerDomain#put(UpdateMsg, ServerHandler)}. */
    public static void put(ReplicationServerDomain domain, UpdateMsg change, ServerHandler source) throws IOException {
        if (!isOn()) {
            domain.put(change, source);
            return;
        }
        Lock turn = TURNS.computeIfAbsent(domain, one -> new ReentrantLock());
        awaitTurn(turn, source);
        try {
            if (source instanceof ReplicationServerHandler neighbour && change.contributesToDomainState()) {
                take(domain, change, neighbour);
            } else {
                domain.put(change, source);
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Whoever stops a session waits for this thread, which must not wait for others then.
     *
     * @throws SocketException if the session ends meanwhile: nothing more of it is taken, and the change is sent again over the next one
     */
    private static void awaitTurn(Lock turn, ServerHandler source) throws IOException {
        try {
            while (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (ServerInternals.session(source).closeInitiated()) {
                    throw new SocketException("the session with " + source + " ends");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while a change of " + source + " waited for its turn");
        }
    }

    private static void take(ReplicationServerDomain domain, UpdateMsg change, ReplicationServerHandler source)
            throws IOException {
        if (domain.getLatestServerState().cover(change.getCSN())) {
            ServerInternals.noteThatItHas(source, change);
            return;
        }
        domain.put(change, source);
        for (ReplicationServerHandler neighbour : domain.getConnectedRSs().values()) {
            if (neighbour != source) {
                ServerInternals.queue(neighbour, change);
            }
        }
    }
}
