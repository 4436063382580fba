package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.Fence;
import net.bytebuddy.asm.Advice;
import org.opends.server.replication.protocol.ReplServerStartMsg;
import org.opends.server.replication.server.ReplicationServer;
import org.opends.server.types.DirectoryException;

/** At the end of {@code ReplicationServerHandler.processStartFromRemote}, which both ways of dialling pass. */
final class AdmitListedPeers {

    private AdmitListedPeers() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("replicationServer") ReplicationServer server,
            @Advice.Argument(0) ReplServerStartMsg start)
            throws DirectoryException {
        Fence.admit(server, start.getServerURL());
    }
}
