package io.dirigent.apiserver;

import io.dirigent.apiserver.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Plain HTTP, with the server's CA trusted and one identity's token. Documents are written as YAML. */
final class RawClient implements AutoCloseable {
    static final String APPLY = "application/apply-patch+yaml";
    static final String MERGE = "application/merge-patch+json";
    static final String JSON = "application/json-patch+json";
    static final String STRATEGIC = "application/strategic-merge-patch+json";

    private final EmbeddedApiServer server;
    private final String token;
    private final HttpClient http;

    RawClient(EmbeddedApiServer server, String token) {
        this.server = server;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting(server.caPem()))
                .build();
    }

    static RawClient of(EmbeddedApiServer server) {
        return new RawClient(server, server.token("admin"));
    }

    private static SSLContext trusting(String caPem) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply get(String path) {
        return send("GET", path, "application/json", "");
    }

    Reply post(String path, String yaml) {
        return send("POST", path, "application/yaml", yaml);
    }

    Reply put(String path, Reply changed) {
        return send("PUT", path, "application/json", changed.body().toString());
    }

    Reply patch(String path, String type, String body) {
        return send("PATCH", path, type, body);
    }

    Reply apply(String path, String manager, String yaml) {
        return patch(path + (path.contains("?") ? "&" : "?") + "fieldManager=" + manager, APPLY, yaml);
    }

    Reply delete(String path) {
        return send("DELETE", path, "application/json", "");
    }

    Reply send(String method, String path, String type, String body) {
        try {
            HttpResponse<byte[]> response = http.send(
                    request(path, type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), Json.parse(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The events of a watch, as {@code TYPE name}, until it ends. */
    Stream<String> watch(String path) {
        try {
            return http.send(request(path, "application/json").GET().build(), BodyHandlers.ofLines())
                    .body()
                    .map(line -> {
                        try {
                            var event = Json.parse(line.getBytes(StandardCharsets.UTF_8));
                            String name = Json.text(event, "object", "metadata", "name");
                            return (Json.text(event, "type") + " "
                                            + (name.isEmpty() ? Json.text(event, "object", "code") : name))
                                    .strip();
                        } catch (IOException e) {
                            throw new IllegalStateException(line, e);
                        }
                    });
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("User-Agent", "raw-client/1");
    }

    @Override
    public void close() {
        http.close();
    }
}
