package io.dirigent.directory.hooks.advice;

import io.dirigent.directory.hooks.OwnAddress;
import java.net.InetAddress;
import net.bytebuddy.asm.Advice;

/** In {@code HostPort.isLocalAddress(InetAddress)}: only the own address is local. */
final class OwnAddressIsLocal {

    private OwnAddressIsLocal() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) InetAddress address, @Advice.Return(readOnly = false) boolean local) {
        if (OwnAddress.isSet()) {
            local = OwnAddress.isOwn(address);
        }
    }
}
