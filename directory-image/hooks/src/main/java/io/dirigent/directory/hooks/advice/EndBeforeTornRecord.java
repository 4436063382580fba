package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.TornChangelog;
import java.io.IOException;
import java.io.RandomAccessFile;
import net.bytebuddy.asm.Advice;

/** After {@code BlockLogReader.checkLogIsValid()}. */
final class EndBeforeTornRecord {

    private EndBeforeTornRecord() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("reader") RandomAccessFile log,
            @Advice.FieldValue("blockSize") int blockSize,
            @Advice.Return(readOnly = false) long end)
            throws IOException {
        end = TornChangelog.end(log, end, blockSize);
    }
}
