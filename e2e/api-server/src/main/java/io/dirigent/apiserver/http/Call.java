package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.protobuf.ProtobufBody;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it came, whole. Header names are in lower case. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(
        String identity,
        String method,
        List<String> path,
        Map<String, String> parameters,
        Map<String, String> headers,
        byte[] body) {

    /** A parameter's value, empty when it is absent. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether a parameter is given and means yes. */
    public boolean is(String name) {
        return parameters.containsKey(name) && List.of("", "1", "true", "True").contains(parameter(name));
    }

    /** A header's value, empty when it is absent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The content type without its parameters. */
    public String contentType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Who is named as the writer of fields: the parameter, else what the client calls itself. */
    public String manager() {
        String given = parameter("fieldManager");
        if (given.length() > 128) {
            throw ApiFailure.badRequest("fieldManager must be at most 128 characters");
        }
        if (!given.isEmpty()) {
            return given;
        }
        String agent = header("user-agent").split("/", 2)[0];
        return agent.isEmpty() ? "unknown" : agent.substring(0, Math.min(agent.length(), 128));
    }

    /** The body as a document, JSON, YAML or what kubectl sends as protobuf. */
    public JsonNode document() {
        try {
            return switch (contentType()) {
                case ProtobufBody.TYPE -> ProtobufBody.read(body);
                case "application/yaml", "application/apply-patch+yaml" -> Json.parseYaml(body);
                default -> Json.parse(body);
            };
        } catch (IOException e) {
            throw ApiFailure.badRequest("the body of the request cannot be parsed: "
                    + Optional.ofNullable(e.getMessage())
                            .orElse("")
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }

    /** The body as a document that is an object. */
    public ObjectNode object() {
        if (document() instanceof ObjectNode object) {
            return object;
        }
        throw ApiFailure.badRequest("the body of the request must be an object");
    }
}
