package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.Fence;
import net.bytebuddy.asm.Advice;
import org.opends.server.replication.server.ReplicationServer;

/**
 * Before {@code ReplicationServer.disconnectRemovedReplicationServers}, with the new configuration in place. Before,
 * not after: the server's own way of stopping a removed peer waits for ever when that peer hangs.
 */
final class SweepOnChange {

    private SweepOnChange() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This ReplicationServer server) {
        Fence.sweep(server);
    }
}
