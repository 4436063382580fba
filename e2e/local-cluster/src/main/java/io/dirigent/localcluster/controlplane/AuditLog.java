package io.dirigent.localcluster.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts requests from a kube-apiserver's audit log, which it writes before it answers. */
record AuditLog(Path file) {

    /** One record a request: long ones (watches) count when they start, others when they end. */
    static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived, ResponseStarted]
            rules:
            - level: Metadata
              verbs: [get, list, create, update, patch, delete, deletecollection]
            - level: Metadata
              verbs: [watch]
            """;

    List<RequestCount> countsOf(String user) {
        Map<RequestCount, Long> counts = new TreeMap<>((a, b) -> key(a).compareTo(key(b)));
        try (var lines = Files.lines(file)) {
            lines.map(AuditLog::parse)
                    .filter(event -> user.equals(event.at("/user/username").asText()))
                    .forEach(event -> counts.merge(kindOf(event), 1L, Long::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts.entrySet().stream()
                .map(e -> new RequestCount(
                        e.getKey().verb(), e.getKey().resource(), e.getKey().namespace(), e.getValue()))
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return Serialization.jsonMapper().readTree(line);
        } catch (IOException e) {
            // The last line may be half written.
            return Serialization.jsonMapper().createObjectNode();
        }
    }

    private static RequestCount kindOf(JsonNode event) {
        String subresource = event.at("/objectRef/subresource").asText();
        String resource =
                event.at("/objectRef/resource").asText(event.path("requestURI").asText());
        return new RequestCount(
                event.path("verb").asText(),
                subresource.isEmpty() ? resource : resource + "/" + subresource,
                event.at("/objectRef/namespace").asText(),
                0);
    }

    private static String key(RequestCount count) {
        return count.resource() + " " + count.verb() + " " + count.namespace();
    }
}
