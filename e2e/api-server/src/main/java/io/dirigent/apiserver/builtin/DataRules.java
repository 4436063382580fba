package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ConfigMaps and Secrets. */
final class DataRules implements KindRules {
    private final boolean isSecret;

    DataRules(boolean isSecret) {
        this.isSecret = isSecret;
    }

    @Override
    public void fill(ObjectNode object) {
        if (!isSecret) {
            return;
        }
        Json.setDefault(object, "type", "Opaque");
        if (object.path("stringData") instanceof ObjectNode texts) {
            ObjectNode data = Json.ensure(object, "data");
            texts.properties()
                    .forEach(text -> data.put(
                            text.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(text.getValue().asText().getBytes(StandardCharsets.UTF_8))));
            object.remove("stringData");
        }
    }

    @Override
    public List<Cause> check(ObjectNode object, @Nullable ObjectNode old) {
        if (isSecret) {
            for (var entry : object.path("data").properties()) {
                if (!isBase64(entry.getValue().asText())) {
                    return List.of(Cause.invalid("data." + entry.getKey(), "Invalid value: illegal base64 data"));
                }
            }
        }
        if (old != null && old.path("immutable").asBoolean()) {
            for (String field : List.of("data", "binaryData", "immutable")) {
                if (!Json.at(old, field).equals(Json.at(object, field))) {
                    return List.of(Cause.forbidden(field, "field is immutable when `immutable` is set"));
                }
            }
        }
        return isSecret ? Immutable.field(object, old, "type") : List.of();
    }

    private static boolean isBase64(String text) {
        try {
            byte[] unused = Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
