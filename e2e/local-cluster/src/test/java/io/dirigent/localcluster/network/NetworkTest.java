package io.dirigent.localcluster.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final int PORT = 28_989;
    private static final int PATIENCE = 10_000;
    private static final int IMPATIENCE = 300;

    private final AddressSpace addresses = AddressSpace.take();
    private final Network network = new Network(addresses, true);
    private Echo b;

    @BeforeEach
    void listen() throws IOException {
        b = new Echo(network.addressOf("ns/b"));
    }

    @AfterEach
    void close() throws IOException {
        b.close();
        network.close();
        addresses.close();
    }

    /** Sends back what it gets. */
    private static final class Echo implements AutoCloseable {

        private final ServerSocket listener;
        private final Thread accepting;
        private volatile InetAddress lastCaller = InetAddress.getLoopbackAddress();

        Echo(InetAddress address) throws IOException {
            listener = new ServerSocket(PORT, 10, address);
            accepting = Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            while (!listener.isClosed()) {
                try {
                    Socket socket = listener.accept();
                    lastCaller = socket.getInetAddress();
                    Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private static void echo(Socket socket) {
            try (socket) {
                socket.getInputStream().transferTo(socket.getOutputStream());
            } catch (IOException e) {
                // Reset, as some tests want it.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
            try {
                // The address is only free when nobody waits in accept any more.
                accepting.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Socket fromAToB() throws IOException {
        Socket socket = new Socket(network.addressOf("ns/b", "ns/a", Set.of(PORT)), PORT);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static int echoed(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void aHostSeesTheOtherComeFromWhereItFindsIt() throws IOException {
        try (Socket socket = fromAToB()) {
            assertThat(echoed(socket, 7)).isEqualTo(7);
            assertThat(b.lastCaller).isEqualTo(network.addressOf("ns/a", "ns/b", Set.of()));
            assertThat(socket.getInetAddress()).isNotEqualTo(network.addressOf("ns/b"));
        }
    }

    @Test
    void anOrderlyEndArrivesAsOne() throws IOException {
        try (Socket socket = fromAToB()) {
            socket.getOutputStream().write(new byte[100_000]);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).hasSize(100_000);
        }
    }

    @Test
    void aSilentCutHoldsConnectionsAndHealingLetsThemGoOn() throws IOException {
        try (Socket before = fromAToB()) {
            assertThat(echoed(before, 1)).isEqualTo(1);
            network.cut("a", "b");
            before.setSoTimeout(IMPATIENCE);
            assertThatIOException().isThrownBy(() -> echoed(before, 2)).isInstanceOf(SocketTimeoutException.class);
            try (Socket during = fromAToB()) {
                during.setSoTimeout(IMPATIENCE);
                assertThatIOException().isThrownBy(() -> echoed(during, 3)).isInstanceOf(SocketTimeoutException.class);
                network.heal("b", "a");
                before.setSoTimeout(PATIENCE);
                during.setSoTimeout(PATIENCE);
                assertThat(before.getInputStream().read()).isEqualTo(2);
                assertThat(during.getInputStream().read()).isEqualTo(3);
            }
        }
    }

    @Test
    void aCutByResetBreaksOldConnectionsAndNewOnes() throws IOException {
        try (Socket before = fromAToB()) {
            assertThat(echoed(before, 1)).isEqualTo(1);
            network.cut("ns/a", "ns/b", Cut.RESET);
            assertThatIOException()
                    .isThrownBy(() -> before.getInputStream().read())
                    .withMessageContaining("reset");
        }
        try (Socket during = fromAToB()) {
            assertThatIOException().isThrownBy(() -> echoed(during, 2));
        }
        network.heal();
        try (Socket after = fromAToB()) {
            assertThat(echoed(after, 3)).isEqualTo(3);
        }
    }

    @Test
    void aDelayAddsUpOverBothDirections() throws IOException {
        try (Socket socket = fromAToB()) {
            assertThat(echoed(socket, 1)).isEqualTo(1);
            network.delay("a", "b", Duration.ofMillis(150));
            long start = System.nanoTime();
            assertThat(echoed(socket, 2)).isEqualTo(2);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void aTargetThatDoesNotListenResets() throws IOException {
        b.close();
        try (Socket socket = fromAToB()) {
            assertThatIOException().isThrownBy(() -> echoed(socket, 1)).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void withoutFaultsAddressesAreDirectAndNothingCanBeCut() {
        try (Network direct = new Network(addresses, false)) {
            assertThat(direct.addressOf("ns/b", "ns/a", Set.of(PORT))).isEqualTo(direct.addressOf("ns/b"));
            assertThatIllegalStateException().isThrownBy(() -> direct.cut("ns/a", "ns/b"));
        }
    }
}
