package io.dirigent.directory.hooks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.net.Socket;
import org.forgerock.opendj.server.config.server.ReplicationServerCfg;
import org.opends.server.replication.protocol.Session;
import org.opends.server.replication.server.ReplicationServer;
import org.opends.server.replication.server.ServerHandler;

/**
 * The few members of the server that have no public accessor. The image's build fails when one of them is missing, so
 * here a failure can only mean that other jars are on the class path.
 */
final class ServerInternals {

    private static final VarHandle CONFIG = field(ReplicationServer.class, "config", ReplicationServerCfg.class);
    private static final VarHandle PLAIN_SOCKET = field(Session.class, "plainSocket", Socket.class);
    private static final VarHandle SESSION = field(ServerHandler.class, "session", Session.class);
    private static final MethodHandle WAKE_DIALLER = method(ReplicationServer.class, "waitConnections");

    private ServerInternals() {}

    static ReplicationServerCfg config(ReplicationServer server) {
        return (ReplicationServerCfg) CONFIG.get(server);
    }

    /** The TCP socket below the session's TLS one: closing it never blocks, however full the send buffer is. */
    static Socket plainSocket(Session session) {
        return (Socket) PLAIN_SOCKET.get(session);
    }

    static Session session(ServerHandler handler) {
        return (Session) SESSION.get(handler);
    }

    /** Wakes the thread that dials missing peers, which otherwise looks once a second; waits for one round of it. */
    static void wakeDialler(ReplicationServer server) {
        try {
            WAKE_DIALLER.invokeExact(server);
        } catch (Throwable e) {
            throw new IllegalStateException("the dialler of " + server + " was not woken", e);
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static MethodHandle method(Class<?> owner, String name) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .findVirtual(owner, name, MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
