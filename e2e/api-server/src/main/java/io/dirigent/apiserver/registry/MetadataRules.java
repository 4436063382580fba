package io.dirigent.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What may stand in labels, owner references and finalizers. */
final class MetadataRules {
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Pattern QUALIFIED_NAME =
            Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final int LONGEST_LABEL = 63;

    private MetadataRules() {}

    static List<Cause> check(ObjectNode object) {
        List<Cause> causes = new ArrayList<>();
        JsonNode metadata = object.path("metadata");
        for (var label : metadata.path("labels").properties()) {
            String value = label.getValue().asText();
            if (!QUALIFIED_NAME.matcher(label.getKey()).matches()) {
                causes.add(invalid(
                        "metadata.labels", label.getKey(), "name part must consist of alphanumeric characters"));
            }
            if (!LABEL_VALUE.matcher(value).matches() || value.length() > LONGEST_LABEL) {
                causes.add(invalid(
                        "metadata.labels",
                        value,
                        "a valid label must be an empty string or consist of"
                                + " alphanumeric characters, '-', '_' or '.', at most 63 of them"));
            }
        }
        int controllers = 0;
        for (ObjectNode reference : Json.objects(metadata.path("ownerReferences"))) {
            controllers += reference.path("controller").asBoolean() ? 1 : 0;
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (Json.text(reference, field).isEmpty()) {
                    causes.add(Cause.required("metadata.ownerReferences." + field, "must not be empty"));
                }
            }
        }
        if (controllers > 1) {
            causes.add(Cause.invalid(
                    "metadata.ownerReferences", "Invalid value: Only one reference can have Controller set to true"));
        }
        for (JsonNode finalizer : metadata.path("finalizers")) {
            if (!QUALIFIED_NAME.matcher(finalizer.asText()).matches()) {
                causes.add(invalid("metadata.finalizers", finalizer.asText(), "name is not qualified"));
            }
        }
        return causes;
    }

    private static Cause invalid(String field, String value, String why) {
        return Cause.invalid(field, "Invalid value: \"" + value + "\": " + why);
    }
}
