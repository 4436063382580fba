package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.OwnAddress;
import java.net.InetSocketAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * In {@code HostPort.toInetSocketAddress()}: the own name is the own address. A replication server whose own name did
 * not resolve when it was configured would never listen.
 */
final class OwnNameNeedsNoLookup {

    private OwnNameNeedsNoLookup() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static @Nullable InetSocketAddress enter(
            @Advice.FieldValue("host") String host, @Advice.FieldValue("port") int port) {
        return OwnAddress.isOwnName(host) ? OwnAddress.withPort(port) : null;
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.Enter @Nullable InetSocketAddress own,
            @Advice.Return(readOnly = false) @Nullable InetSocketAddress address) {
        if (own != null) {
            address = own;
        }
    }
}
