package io.dirigent.directory.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the linked runtime, which members and operator share, says of itself. */
class JavaRuntimeTest {

    /** A pod that starts again has another address: whoever remembered the old one would dial it for half a minute. */
    @Test
    void itRemembersForOneSecondOnlyWhereANameLeadsOrThatItLeadsNowhere() throws IOException {
        assertThat(securityProperties().filter(line -> line.startsWith("networkaddress.cache.")))
                .containsExactlyInAnyOrder("networkaddress.cache.ttl=1", "networkaddress.cache.negative.ttl=1");
    }

    private static Stream<String> securityProperties() throws IOException {
        ProcessBuilder java =
                new ProcessBuilder("target/image/runtime/bin/java", "-XshowSettings:security:properties", "--version");
        Process process = java.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip);
    }
}
