package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.Fence;
import net.bytebuddy.asm.Advice;
import org.opends.server.replication.protocol.Session;

/** Before {@code DataServerHandler.startFromRemoteDS}: skipped for a data server of another member. */
final class AdmitOwnDataServer {

    private AdmitOwnDataServer() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.FieldValue("session") Session session) {
        return Fence.turnsAway(session);
    }
}
