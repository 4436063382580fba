package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.Fence;
import net.bytebuddy.asm.Advice;
import org.opends.server.replication.server.ReplicationServer;
import org.opends.server.replication.server.ReplicationServerDomain;

/** Before {@code ReplicationServer.getConnectedRSAddresses}, which the dialling thread calls about once a second. */
final class SweepWhileDialling {

    private SweepWhileDialling() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This ReplicationServer server, @Advice.Argument(0) ReplicationServerDomain domain) {
        Fence.sweep(server, domain);
    }
}
