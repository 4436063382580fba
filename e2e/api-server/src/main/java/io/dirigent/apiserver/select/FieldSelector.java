package io.dirigent.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.ResourceType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A field selector in its text form: {@code metadata.name=x,status.phase!=Running}. */
public final class FieldSelector {
    private FieldSelector() {}

    /** What the selector asks of an object; custom resources can be selected by name and namespace only. */
    public static Predicate<JsonNode> parse(@Nullable String text, ResourceType type) {
        Predicate<JsonNode> all = object -> true;
        if (text == null || text.isBlank()) {
            return all;
        }
        for (String requirement : text.split(",", -1)) {
            int equals = requirement.indexOf('=');
            if (equals < 1) {
                throw ApiFailure.badRequest("invalid selector: '" + text + "'");
            }
            boolean negated = requirement.charAt(equals - 1) == '!';
            String path =
                    requirement.substring(0, negated ? equals - 1 : equals).strip();
            String value =
                    requirement.substring(equals + 1).replaceFirst("^=", "").strip();
            if (type.custom() && !path.equals("metadata.name") && !path.equals("metadata.namespace")) {
                throw ApiFailure.badRequest("field label not supported: " + path);
            }
            String[] fields = path.split("\\.", -1);
            Predicate<JsonNode> equal = object -> Json.text(object, fields).equals(value);
            all = all.and(negated ? equal.negate() : equal);
        }
        return all;
    }
}
