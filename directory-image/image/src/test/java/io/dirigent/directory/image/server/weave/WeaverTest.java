package io.dirigent.directory.image.server.weave;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.image.server.weave.Hook.Around;
import io.dirigent.directory.image.server.weave.Hook.Call;
import io.dirigent.directory.image.server.weave.Hook.InsteadOf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Another version of OpenDJ, with another class, method, field or call, fails the build and says what is missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeaverTest {

    private static final String HOST_PORT = "org.opends.server.types.HostPort";
    private static final String ADVICE = "io.dirigent.directory.hooks.advice.OwnAddressIsLocal";

    private Weaver weaver;

    @BeforeAll
    void open() throws IOException {
        weaver = new Weaver(List.of(
                Path.of("target/image/lib/opendj/opendj.jar"),
                Path.of("target/own-jars/dirigent-directory-hooks.jar")));
    }

    @AfterAll
    void close() throws IOException {
        weaver.close();
    }

    @Test
    void aMissingClassIsNamed() {
        refuses(
                new Around("org.opends.server.types.Gone", "isLocalAddress()Z", ADVICE),
                "no class org.opends.server.types.Gone");
    }

    @Test
    void anotherSignatureIsAMissingMethod() {
        refuses(
                new Around(HOST_PORT, "isLocalAddress(Ljava/lang/String;)Z", ADVICE),
                "HostPort has no method isLocalAddress(Ljava/lang/String;)Z");
    }

    @Test
    void aCallThatIsGoneIsNamed() {
        Call gone = new Call("java.net.Socket", "connect(Ljava/net/SocketAddress;)V");
        refuses(
                new InsteadOf(HOST_PORT, "isLocalAddress()Z", gone, gone),
                "calls java.net.Socket.connect(Ljava/net/SocketAddress;)V 0 times");
    }

    @Test
    void aMissingFieldIsNamed() {
        Hooks.Member gone = new Hooks.Member(HOST_PORT, "name", "Ljava/lang/String;");
        assertThatThrownBy(() -> weaver.weave(List.of(), List.of(gone)))
                .isInstanceOf(WeavingFailed.class)
                .hasMessageContaining("HostPort has no name Ljava/lang/String;");
    }

    private void refuses(Hook hook, String message) {
        assertThatThrownBy(() -> weaver.weave(List.of(hook), List.of()))
                .isInstanceOf(WeavingFailed.class)
                .hasMessageContaining(message)
                .hasMessageContaining("another version of OpenDJ");
    }
}
