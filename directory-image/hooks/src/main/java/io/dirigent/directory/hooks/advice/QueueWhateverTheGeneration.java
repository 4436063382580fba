package io.dirigent.directory.hooks.advice;

import net.bytebuddy.asm.Advice;

/** After {@code ReplicationServerDomain.isDifferentGenerationId}: a change is queued for every neighbour, and {@link AwaitGeneration} holds it back. */
final class QueueWhateverTheGeneration {

    private QueueWhateverTheGeneration() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean isDifferent) {
        isDifferent = false;
    }
}
