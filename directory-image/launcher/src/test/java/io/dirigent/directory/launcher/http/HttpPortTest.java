package io.dirigent.directory.launcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.launcher.StartRefused;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class HttpPortTest {

    private static final Health HEALTH = new Health() {
        @Override
        public Answer started() {
            return new Answer(true, "started");
        }

        @Override
        public Answer alive() {
            return new Answer(true, "alive");
        }

        @Override
        public Answer ready() {
            return new Answer(false, "the volume is empty");
        }

        @Override
        public String metrics() {
            return new Metrics()
                    .gauge("entries", "Entries held.", "suffix", "cn=\"a\\b\"", 7)
                    .gauge("entries", "Entries held.", "suffix", "o=x", 8)
                    .counter("writes_total", "Writes.", 1)
                    .print();
        }
    };

    private final HttpPort port = open(0);

    @Test
    void aProbeThatSaysNoSaysWhy() throws Exception {
        HttpResponse<String> answer = get("/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("the volume is empty\n");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/startupz").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreGroupedAndEscapedAsPrometheusReadsThem() throws Exception {
        assertThat(get("/metrics").body()).isEqualTo("""
                # HELP entries Entries held.
                # TYPE entries gauge
                entries{suffix="cn=\\"a\\\\b\\""} 7
                entries{suffix="o=x"} 8
                # HELP writes_total Writes.
                # TYPE writes_total counter
                writes_total 1
                """);
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/readyz/more").statusCode()).isEqualTo(404);
    }

    @Test
    void aPortThatIsTakenIsRefused() {
        assertThatThrownBy(() -> open(port.port()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(":" + port.port() + " cannot be opened: Address already in use");
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    private static HttpPort open(int port) {
        return HttpPort.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), HEALTH);
    }
}
