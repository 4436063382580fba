package io.dirigent.stories.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.localcluster.controlplane.RequestCount;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Counts what one user asked the API server for, from its audit log, of which each line is read once. */
final class AuditTrail {

    private final LongFunction<String> log;
    private final String user;
    private final Map<String, RequestCount> counts = new TreeMap<>();
    private long read;

    /** @param log the text from a byte on */
    AuditTrail(LongFunction<String> log, String user) {
        this.log = log;
        this.user = user;
    }

    synchronized List<RequestCount> requests() {
        String text = log.apply(read);
        // The last line may be half written.
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        read += whole.getBytes(StandardCharsets.UTF_8).length;
        whole.lines().filter(line -> line.contains(user)).forEach(this::count);
        return List.copyOf(counts.values());
    }

    private void count(String line) {
        try {
            JsonNode event = Serialization.jsonMapper().readTree(line);
            // Watches are heard of when they begin as well as when they end.
            if (event.at("/user/username").asText().equals(user)
                    && event.path("stage").asText().equals("ResponseComplete")) {
                RequestCount one = request(event);
                counts.merge(
                        one.verb() + " " + one.resource() + " " + one.namespace(),
                        one,
                        (a, b) -> new RequestCount(a.verb(), a.resource(), a.namespace(), a.count() + b.count()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no audit event: " + line, e);
        }
    }

    private static RequestCount request(JsonNode event) {
        String resource =
                event.at("/objectRef/resource").asText(event.path("requestURI").asText());
        String subresource = event.at("/objectRef/subresource").asText();
        return new RequestCount(
                event.path("verb").asText(),
                subresource.isEmpty() ? resource : resource + "/" + subresource,
                event.at("/objectRef/namespace").asText(),
                1);
    }
}
