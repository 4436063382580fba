package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.OwnAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** In {@code HostPort.normalizeHost(String)}: the own name is the server's word for "me", also while it does not resolve. */
final class OwnNameIsLocalhost {

    private OwnNameIsLocalhost() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(0) String host) {
        return OwnAddress.isOwnName(host);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Enter boolean own, @Advice.Return(readOnly = false) @Nullable String normalised) {
        if (own) {
            normalised = "localhost";
        }
    }
}
