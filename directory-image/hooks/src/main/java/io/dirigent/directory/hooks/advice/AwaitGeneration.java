package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.Generations;
import net.bytebuddy.asm.Advice;
import org.opends.server.replication.protocol.Session;
import org.opends.server.replication.server.ReplicationServerDomain;
import org.opends.server.replication.server.ServerHandler;

/** Before {@code ServerWriter.isUpdateMsgFiltered}, which would throw the change away. */
final class AwaitGeneration {

    private AwaitGeneration() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.FieldValue("handler") ServerHandler neighbour,
            @Advice.FieldValue("replicationServerDomain") ReplicationServerDomain domain,
            @Advice.FieldValue("session") Session session) {
        Generations.awaitTheSame(neighbour, domain, session);
    }
}
