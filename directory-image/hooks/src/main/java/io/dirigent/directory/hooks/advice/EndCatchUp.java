package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.CatchUp;
import net.bytebuddy.asm.Advice;
import org.opends.server.replication.server.MsgQueue;

/** After {@code MessageHandler.fillLateQueue}. */
final class EndCatchUp {

    private EndCatchUp() {}

    @Advice.OnMethodExit
    static void exit(@Advice.FieldValue("lateQueue") MsgQueue read, @Advice.FieldValue("msgQueue") MsgQueue arrived) {
        CatchUp.end(read, arrived);
    }
}
