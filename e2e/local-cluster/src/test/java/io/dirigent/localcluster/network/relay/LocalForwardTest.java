package io.dirigent.localcluster.network.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.dirigent.localcluster.network.AddressSpace;
import io.dirigent.localcluster.network.Network;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalForwardTest {

    private static final int PATIENCE = 10_000;
    private static final int EXCHANGES = 200;
    /** A quarter of what it takes when each exchange waits once for a delayed acknowledgement, 40 ms. */
    private static final Duration PROMPT = Duration.ofMillis(EXCHANGES * 10);

    private final AddressSpace addresses = AddressSpace.take();
    private final Network network = new Network(addresses, true);
    private Conversation server;
    private LocalForward forward;

    @BeforeEach
    void open() throws IOException {
        server = Conversation.at(network.addressOf("server"));
        forward = LocalForward.by(() -> connect(server.address()));
    }

    @AfterEach
    void close() throws IOException {
        forward.close();
        server.close();
        network.close();
        addresses.close();
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    @Test
    void smallSegmentsAreNotHeldBack() throws Exception {
        try (Socket client = connect(forward.entrance())) {
            assertThat(timeOfExchanges(client)).isLessThan(PROMPT);
        }
    }

    @Test
    void smallSegmentsAreNotHeldBackBetweenHosts() throws Exception {
        int port = server.address().getPort();
        var relay = new InetSocketAddress(network.addressOf("server", "client", Set.of(port)), port);
        try (Socket client = connect(relay)) {
            assertThat(timeOfExchanges(client)).isLessThan(PROMPT);
        }
    }

    private Duration timeOfExchanges(Socket client) throws Exception {
        long start = System.nanoTime();
        server.exchange(client, EXCHANGES);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void whatBreaksBehindItBreaksInFrontOfIt() throws Exception {
        try (Socket client = connect(forward.entrance())) {
            server.exchange(client, 1);
            server.reset();
            assertBroken(client);
        }
    }

    @Test
    void aWayThatLeadsNowhereBreaksTheConnection() throws IOException {
        LocalForward.Way nowhere = () -> {
            throw new ConnectException("nobody answers");
        };
        try (LocalForward blind = LocalForward.by(nowhere);
                Socket client = connect(blind.entrance())) {
            assertBroken(client);
        }
    }

    @Test
    void closingItEndsWhatRunsThroughIt() throws Exception {
        try (Socket client = connect(forward.entrance())) {
            server.exchange(client, 1);
            forward.close();
            assertBroken(client);
        }
    }

    private static void assertBroken(Socket client) {
        assertThatIOException()
                .isThrownBy(() -> client.getInputStream().read())
                .isNotInstanceOf(SocketTimeoutException.class);
    }
}
