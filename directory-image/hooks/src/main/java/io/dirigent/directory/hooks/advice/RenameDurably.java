package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.DurableFile;
import java.io.File;
import java.io.IOException;
import net.bytebuddy.asm.Advice;

/** Instead of {@code StaticUtils.renameFile(File, File)}. */
final class RenameDurably {

    private RenameDurably() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(0) File from, @Advice.Argument(1) File to) throws IOException {
        DurableFile.rename(from, to);
        return true;
    }
}
