package io.dirigent.directory.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnAddressTest {

    private static final InetAddress OWN = address("127.77.3.1");
    private static final InetAddress OTHER = address("127.77.3.2");

    @BeforeAll
    static void set() {
        OwnAddress.set(OWN, "corp-0.corp-members.ns.svc");
    }

    @Test
    void onlyTheOwnAddressIsOwn() {
        assertThat(OwnAddress.isOwn(OWN)).isTrue();
        assertThat(OwnAddress.isOwn(OTHER)).isFalse();
        assertThat(OwnAddress.isOwn(InetAddress.getLoopbackAddress())).isFalse();
        assertThat(OwnAddress.isOwnName("CORP-0.corp-members.ns.svc")).isTrue();
        assertThat(OwnAddress.isOwnName("corp-1.corp-members.ns.svc")).isFalse();
    }

    @Test
    void twoMembersBindOnePort() throws IOException {
        try (ServerSocket own = new ServerSocket()) {
            OwnAddress.bind(own, new InetSocketAddress(0));
            assertThat(own.getInetAddress()).isEqualTo(OWN);
            try (ServerSocket other = new ServerSocket()) {
                other.bind(new InetSocketAddress(OTHER, own.getLocalPort()));
            }
        }
    }

    @Test
    void aPeerIsCalledFromTheOwnAddress() throws IOException {
        try (ServerSocket peer = new ServerSocket(0, 1, OTHER);
                Socket socket = new Socket()) {
            OwnAddress.connect(socket, peer.getLocalSocketAddress(), 5000);
            try (Socket seen = peer.accept()) {
                assertThat(seen.getInetAddress()).isEqualTo(OWN);
            }
        }
    }

    @Test
    void theWildcardIsNobodysOwn() {
        assertThatIllegalArgumentException().isThrownBy(() -> OwnAddress.set(address("0.0.0.0"), "corp-0"));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
