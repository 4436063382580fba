package io.dirigent.localcluster.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The loopback addresses of one local cluster: {@code 127.a.0.0/16}, held by a listening socket on {@code 127.a.0.254} as long as the
 * cluster lives, so that many run side by side, also those of different users. The i-th host has {@code 127.a.0.i}; as seen by it, behind a relay,
 * the j-th host has {@code 127.a.i.j}.
 */
public final class AddressSpace implements AutoCloseable {

    private static final int LOCK_PORT = 61_254;
    private static final int FIRST = 32;
    private static final int LAST = 223;
    private static final int MOST_HOSTS = 250;

    private final int second;
    private final ServerSocket lock;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    private AddressSpace(int second, ServerSocket lock) {
        this.second = second;
        this.lock = lock;
    }

    /** Takes the first one that is free. */
    public static AddressSpace take() {
        for (int second : IntStream.rangeClosed(FIRST, LAST).toArray()) {
            try {
                InetAddress address = InetAddress.ofLiteral("127." + second + ".0.254");
                return new AddressSpace(second, new ServerSocket(LOCK_PORT, 1, address));
            } catch (IOException e) {
                // Another cluster has it.
            }
        }
        throw new IllegalStateException("no loopback network is free, 127." + FIRST + ".0.0/16 to 127." + LAST);
    }

    /** The address of a host, the same one at each call. */
    public InetAddress of(String host) {
        return address(0, numberOf(host));
    }

    /** The address at which {@code viewer} finds {@code host} when a relay stands between them. */
    public InetAddress behindRelay(String viewer, String host) {
        return address(numberOf(viewer), numberOf(host));
    }

    /** The hosts that have an address. */
    Set<String> hosts() {
        return Set.copyOf(numbers.keySet());
    }

    private synchronized int numberOf(String host) {
        int number = numbers.computeIfAbsent(host, h -> numbers.size() + 1);
        if (number > MOST_HOSTS) {
            throw new IllegalStateException("more than " + MOST_HOSTS + " hosts in one local cluster");
        }
        return number;
    }

    private InetAddress address(int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) second, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
