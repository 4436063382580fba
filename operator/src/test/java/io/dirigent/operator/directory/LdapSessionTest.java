package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.dirigent.operator.keys.Authority;
import io.dirigent.operator.keys.CertifiedKey;
import io.dirigent.operator.keys.Subject;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class LdapSessionTest {

    /** Shorter than the library's time-out, after which it would be found out anyway. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private final Authority authority = Authority.create("everybody", Instant.now(), random);

    @Test
    void aServerThatCannotProveItsNameIsTurnedDownAtOnce() throws Exception {
        ClientKeys keys = keysOf(Subject.OPERATOR);
        try (SSLServerSocket server = listen(keysOf(Subject.server("corp", List.of("corp-0.example"), List.of())))) {
            // The first connection of a fresh process takes seconds on a busy machine, to load classes.
            refuses(server, keys);
            assertTimeout(AT_ONCE, () -> refuses(server, keys));
        }
    }

    private static void refuses(SSLServerSocket server, ClientKeys keys) {
        assertThatThrownBy(() -> LdapSession.open("localhost", server.getLocalPort(), keys))
                .hasMessageContaining("No subject alternative DNS name matching localhost");
    }

    private ClientKeys keysOf(Subject subject) {
        CertifiedKey key = authority.issue(subject, Instant.now(), random);
        return new ClientKeys(
                key.certificatePem(), key.keyPem(), authority.self().certificatePem());
    }

    private static SSLServerSocket listen(ClientKeys keys) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.keyManagers(), null, null);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("localhost"));
        Thread.ofVirtual().start(() -> shakeHands(server));
        return server;
    }

    private static void shakeHands(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket client = (SSLSocket) server.accept()) {
                client.startHandshake();
            } catch (IOException e) {
                // The client has turned it down, or the test is over.
            }
        }
    }
}
