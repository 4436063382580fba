package io.dirigent.directory.hooks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.net.Socket;
import org.forgerock.opendj.server.config.server.ReplicationServerCfg;
import org.opends.server.replication.protocol.Session;
import org.opends.server.replication.protocol.UpdateMsg;
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
    private static final MethodHandle WAKE_DIALLER =
            method(ReplicationServer.class, "waitConnections", MethodType.methodType(void.class));
    private static final MethodHandle UPDATE_SERVER_STATE =
            ofNeighbour("updateServerState", MethodType.methodType(boolean.class, UpdateMsg.class));
    private static final MethodHandle ADD = ofNeighbour("add", MethodType.methodType(void.class, UpdateMsg.class));

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

    /** The neighbour sent this change itself, and needs not get it from here. */
    static void noteThatItHas(ServerHandler neighbour, UpdateMsg change) {
        invoke(UPDATE_SERVER_STATE, neighbour, change);
    }

    /** The neighbour gets this change in its turn, unless it is known to have it by then; too many, and it is sent from the changelog. */
    static void queue(ServerHandler neighbour, UpdateMsg change) {
        invoke(ADD, neighbour, change);
    }

    private static void invoke(MethodHandle method, ServerHandler neighbour, UpdateMsg change) {
        try {
            method.invokeExact(neighbour, change);
        } catch (Throwable e) {
            throw new IllegalStateException(method + " failed for " + change.getCSN(), e);
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Of the handlers' base class, which is known to its own package only. */
    private static MethodHandle ofNeighbour(String name, MethodType type) {
        return method(ServerHandler.class.getSuperclass(), name, type)
                .asType(MethodType.methodType(void.class, ServerHandler.class, UpdateMsg.class));
    }

    private static MethodHandle method(Class<?> owner, String name, MethodType type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVirtual(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
