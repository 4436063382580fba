package io.dirigent.directory.hooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The one address and the one name by which this member is known to its peers.
 *
 * <p>The stock server listens on every address of the machine for replication, and takes each of them, and all of
 * 127/8, for itself; members that share a machine and a port cannot even start. With an own address set, replication
 * is bound to it, calls peers from it, and only it counts as local.
 *
 * <p>Set once, before the server starts. While it is unset (tools, the image's build) every hook does nothing and the
 * server behaves as stock.
 */
public final class OwnAddress {

    private record Own(InetAddress address, String name) {}

    private static volatile @Nullable Own own;

    private OwnAddress() {}

    /**
     * Says who this member is.
     *
     * @param address the pod's own address, never the wildcard
     * @param name the host name by which peers configure it; it needs not resolve here
     */
    public static void set(InetAddress address, String name) {
        if (address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("the wildcard address is nobody's own: " + address);
        }
        own = new Own(address, name);
    }

    /** Whether an own address was set, hence whether the hooks are in force. */
    public static boolean isSet() {
        return own != null;
    }

    /** Whether {@code host}, literally and without a look-up, is the own name. */
    public static boolean isOwnName(@Nullable String host) {
        Own self = own;
        return self != null && self.name.equalsIgnoreCase(host);
    }

    /** Whether {@code address} is the own one; never so while none is set. */
    public static boolean isOwn(@Nullable InetAddress address) {
        Own self = own;
        return self != null && self.address.equals(address);
    }

    /** The own address with {@code port}; null while none is set. */
    public static @Nullable InetSocketAddress withPort(int port) {
        Own self = own;
        return self == null ? null : new InetSocketAddress(self.address, port);
    }

    /** Stands for {@link ServerSocket#bind(SocketAddress)}: a wildcard becomes the own address. */
    public static void bind(ServerSocket socket, SocketAddress wanted) throws IOException {
        Own self = own;
        boolean wildcard =
                wanted instanceof InetSocketAddress inet && inet.getAddress().isAnyLocalAddress();
        socket.bind(
                self != null && wildcard
                        ? new InetSocketAddress(self.address, ((InetSocketAddress) wanted).getPort())
                        : wanted);
    }

    /** Stands for {@link Socket#connect(SocketAddress, int)}: the call goes out from the own address. */
    public static void connect(Socket socket, SocketAddress peer, int timeoutMillis) throws IOException {
        Own self = own;
        if (self != null && !socket.isBound()) {
            socket.bind(new InetSocketAddress(self.address, 0));
        }
        socket.connect(peer, timeoutMillis);
    }
}
