package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a request gets back.
 *
 * @param name the object that it tells of, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int code, String contentType, byte[] body, List<String> warnings, String name) {
    static Answer json(int code, JsonNode document) {
        return json(code, document, List.of());
    }

    static Answer json(int code, JsonNode document, List<String> warnings) {
        return new Answer(
                code, "application/json", Json.bytes(document), warnings, Json.text(document, "metadata", "name"));
    }

    static Answer text(String text) {
        return new Answer(200, "text/plain", text.getBytes(StandardCharsets.UTF_8), List.of(), "");
    }

    static Answer of(ApiFailure failure) {
        return json(failure.code(), failure.status());
    }
}
