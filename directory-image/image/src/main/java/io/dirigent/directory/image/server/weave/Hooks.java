package io.dirigent.directory.image.server.weave;

import io.dirigent.directory.image.server.weave.Hook.Around;
import io.dirigent.directory.image.server.weave.Hook.Call;
import io.dirigent.directory.image.server.weave.Hook.InsteadOf;
import java.util.List;

/** Every place in OpenDJ that is woven, and every hidden member of it that the hooks use at run time. */
final class Hooks {

    private static final String RUNTIME = "io.dirigent.directory.hooks.";
    private static final String ADVICE = RUNTIME + "advice.";
    private static final String HOST_PORT = "org.opends.server.types.HostPort";
    private static final String PACKAGE = "org.opends.server.replication.server.";
    private static final String SERVER = PACKAGE + "ReplicationServer";
    private static final String SERVER_HANDLER = PACKAGE + "ServerHandler";
    private static final String UPDATE = "Lorg/opends/server/replication/protocol/UpdateMsg;";
    private static final String HANDLER = "Lorg/opends/server/replication/server/ServerHandler;";
    private static final String SERVER_CONFIG = "Lorg/forgerock/opendj/server/config/server/ReplicationServerCfg;";

    private static final Call BIND = new Call("java.net.ServerSocket", "bind(Ljava/net/SocketAddress;)V");
    private static final Call OWN_BIND =
            new Call(RUNTIME + "OwnAddress", "bind(Ljava/net/ServerSocket;Ljava/net/SocketAddress;)V");
    private static final Call CONNECT = new Call("java.net.Socket", "connect(Ljava/net/SocketAddress;I)V");
    private static final Call OWN_CONNECT =
            new Call(RUNTIME + "OwnAddress", "connect(Ljava/net/Socket;Ljava/net/SocketAddress;I)V");

    private Hooks() {}

    /** A field or method that the hooks reach by name at run time. */
    record Member(String type, String name, String descriptor) {}

    static final List<Hook> ALL = List.of(
            // The own address: what is local, what is bound, where calls come from.
            new Around(HOST_PORT, "isLocalAddress(Ljava/net/InetAddress;)Z", ADVICE + "OwnAddressIsLocal"),
            new Around(HOST_PORT, "normalizeHost(Ljava/lang/String;)Ljava/lang/String;", ADVICE + "OwnNameIsLocalhost"),
            new Around(HOST_PORT, "toInetSocketAddress()Ljava/net/InetSocketAddress;", ADVICE + "OwnNameNeedsNoLookup"),
            new InsteadOf(SERVER, "initialize()V", BIND, OWN_BIND),
            new InsteadOf(
                    SERVER,
                    "applyConfigurationChange(" + SERVER_CONFIG
                            + ")Lorg/forgerock/opendj/config/server/ConfigChangeResult;",
                    BIND,
                    OWN_BIND),
            new InsteadOf(SERVER, "isConfigurationAcceptable(" + SERVER_CONFIG + "Ljava/util/List;)Z", BIND, OWN_BIND),
            new InsteadOf(
                    SERVER,
                    "connect(Lorg/opends/server/types/HostPort;Lorg/forgerock/opendj/ldap/DN;)Z",
                    CONNECT,
                    OWN_CONNECT),
            new InsteadOf(
                    "org.opends.server.replication.service.ReplicationBroker",
                    "performPhaseOneHandshake(Ljava/lang/String;Z)"
                            + "Lorg/opends/server/replication/service/ReplicationBroker$ConnectedRS;",
                    CONNECT,
                    OWN_CONNECT),
            // A config.ldif that survives a crash.
            new Around(
                    "org.opends.server.util.StaticUtils",
                    "renameFile(Ljava/io/File;Ljava/io/File;)V",
                    ADVICE + "RenameDurably"),
            // A changelog that survives a crash.
            new Around(
                    "org.opends.server.replication.server.changelog.file.BlockLogReader",
                    "checkLogIsValid()J",
                    ADVICE + "EndBeforeTornRecord"),
            // Changes that wait for the data they belong to.
            new Around(
                    SERVER + "Domain",
                    "isDifferentGenerationId(Lorg/opends/server/replication/server/ReplicationServerHandler;"
                            + "Lorg/opends/server/replication/protocol/UpdateMsg;)Z",
                    ADVICE + "QueueWhateverTheGeneration"),
            new Around(
                    "org.opends.server.replication.server.ServerWriter",
                    "isUpdateMsgFiltered(Lorg/opends/server/replication/protocol/UpdateMsg;)Z",
                    ADVICE + "AwaitGeneration"),
            // Changes that go more than one hop.
            new InsteadOf(
                    SERVER_HANDLER,
                    "put(" + UPDATE + ")V",
                    new Call(SERVER + "Domain", "put(" + UPDATE + HANDLER + ")V"),
                    new Call(
                            RUNTIME + "Forwarding",
                            "put(Lorg/opends/server/replication/server/ReplicationServerDomain;" + UPDATE + HANDLER
                                    + ")V")),
            // Catching up that passes over nothing.
            new Around(PACKAGE + "MessageHandler", "fillLateQueue()Z", ADVICE + "EndCatchUp"),
            new InsteadOf(
                    PACKAGE + "MessageHandler",
                    "getNextMessage()" + UPDATE,
                    new Call(PACKAGE + "MsgQueue", "contains(" + UPDATE + ")Z"),
                    new Call(
                            RUNTIME + "CatchUp",
                            "isOver(Lorg/opends/server/replication/server/MsgQueue;" + UPDATE + ")Z")),
            // A start that does not sort in a hundred languages.
            new InsteadOf(
                    "org.forgerock.opendj.ldap.schema.CollationMatchingRulesImpl$AbstractCollationMatchingRuleImpl",
                    "createCollator(Ljava/util/Locale;)Ljava/text/Collator;",
                    new Call("java.text.Collator", "getInstance(Ljava/util/Locale;)Ljava/text/Collator;"),
                    new Call(RUNTIME + "LazyCollator", "of(Ljava/util/Locale;)Ljava/text/Collator;")),
            // The fence.
            new Around(
                    SERVER + "Handler",
                    "processStartFromRemote(Lorg/opends/server/replication/protocol/ReplServerStartMsg;)Z",
                    ADVICE + "AdmitListedPeers"),
            new Around(
                    "org.opends.server.replication.server.DataServerHandler",
                    "startFromRemoteDS(Lorg/opends/server/replication/protocol/ServerStartMsg;)V",
                    ADVICE + "AdmitOwnDataServer"),
            new Around(SERVER, "disconnectRemovedReplicationServers(Ljava/util/Set;)V", ADVICE + "SweepOnChange"),
            new Around(
                    SERVER,
                    "getConnectedRSAddresses(Lorg/opends/server/replication/server/ReplicationServerDomain;)"
                            + "Ljava/util/Set;",
                    ADVICE + "SweepWhileDialling"));

    static final List<Member> USED = List.of(
            new Member(SERVER, "config", SERVER_CONFIG),
            new Member(SERVER, "waitConnections", "()V"),
            new Member("org.opends.server.replication.protocol.Session", "plainSocket", "Ljava/net/Socket;"),
            new Member(PACKAGE + "MessageHandler", "updateServerState", "(" + UPDATE + ")Z"),
            new Member(PACKAGE + "MessageHandler", "add", "(" + UPDATE + ")V"),
            new Member(SERVER_HANDLER, "session", "Lorg/opends/server/replication/protocol/Session;"));
}
