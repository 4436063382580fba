package io.dirigent.stories.real;

import io.dirigent.localcluster.network.relay.LocalForward;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The way by a proxy to one name and port inside the cluster.
 *
 * @param password that the proxy asks for
 */
record ProxyRoute(InetSocketAddress proxy, String password, String host, int port) implements LocalForward.Way {

    private static final int DIAL_MILLIS = 5_000;

    @Override
    public Socket dial() throws IOException {
        Socket out = ask();
        if (!isThrough(out)) {
            out.close();
            throw new ConnectException("nobody answers at " + host + ":" + port);
        }
        return out;
    }

    /** True if somebody answers at the other end; an {@link IOException} when the proxy itself does not. */
    boolean leadsSomewhere() throws IOException {
        try (Socket out = ask()) {
            return isThrough(out);
        }
    }

    private Socket ask() throws IOException {
        Socket out = new Socket();
        try {
            out.setTcpNoDelay(true);
            out.connect(proxy, DIAL_MILLIS);
            out.getOutputStream()
                    .write((password + " " + host + " " + port + "\n").getBytes(StandardCharsets.US_ASCII));
            return out;
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    private static boolean isThrough(Socket out) throws IOException {
        return out.getInputStream().read() == '+';
    }
}
