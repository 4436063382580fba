package io.dirigent.localcluster.network.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of this machine's own that leads somewhere else, as {@code kubectl port-forward} does. A client whose way leads nowhere, or breaks, has
 * its connection reset.
 */
public final class LocalForward implements AutoCloseable {

    private final Entrance entrance;

    /** Makes one connection to where the port leads. */
    @FunctionalInterface
    public interface Way {
        Socket dial() throws IOException;
    }

    private LocalForward(Entrance entrance) {
        this.entrance = entrance;
    }

    /** Listens on a free port of 127.0.0.1. */
    public static LocalForward by(Way way) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        return new LocalForward(Entrance.open(anyPort, way, new Wire()));
    }

    /** Where clients connect. */
    public InetSocketAddress entrance() {
        return entrance.address();
    }

    /** Ends the connections through it as well. */
    @Override
    public void close() {
        entrance.close();
    }
}
