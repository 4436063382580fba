package io.dirigent.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.json.Json;

/** An answer of the server, as tests look at it. */
record Reply(int code, JsonNode body) {
    String text(String... path) {
        return Json.text(body, path);
    }

    JsonNode at(String pointer) {
        return body.at(pointer);
    }

    String resourceVersion() {
        return text("metadata", "resourceVersion");
    }

    String message() {
        return text("message");
    }

    String reason() {
        return text("reason");
    }
}
