package io.dirigent.apiserver.resource;

import static io.dirigent.apiserver.resource.BuiltInKinds.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The resources that a CustomResourceDefinition defines, one a served version. */
final class CustomKinds {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private CustomKinds() {}

    static List<ResourceType> of(JsonNode definition, BuiltInKinds builtIn) {
        List<ResourceType> types = new ArrayList<>();
        JsonNode spec = definition.path("spec");
        for (JsonNode version : spec.path("versions")) {
            if (version.path("served").asBoolean()) {
                types.add(type(spec, version, builtIn));
            }
        }
        return types;
    }

    private static ResourceType type(JsonNode spec, JsonNode version, BuiltInKinds builtIn) {
        JsonNode names = spec.path("names");
        String kind = names.path("kind").asText();
        JsonNode subresources = version.path("subresources");
        JsonNode scale = subresources.path("scale");
        List<String> known = new ArrayList<>();
        subresources.fieldNames().forEachRemaining(known::add);
        return new ResourceType(
                spec.path("group").asText(),
                version.path("name").asText(),
                names.path("plural").asText(),
                names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                kind,
                names.path("listKind").asText(kind + "List"),
                spec.path("scope").asText().equals("Namespaced"),
                true,
                texts(names.path("shortNames")),
                texts(names.path("categories")),
                VERBS,
                known,
                scale.isObject()
                        ? Optional.of(new ScalePaths(
                                Json.text(scale, "specReplicasPath"),
                                Json.text(scale, "statusReplicasPath"),
                                Json.text(scale, "labelSelectorPath")))
                        : Optional.empty(),
                columns(version.path("additionalPrinterColumns")),
                Schema.ofCustom(version.at("/schema/openAPIV3Schema"), builtIn.metadata()));
    }

    private static List<Column> columns(JsonNode declared) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : declared) {
            columns.add(new Column(
                    column.path("name").asText(),
                    column.path("type").asText(),
                    column.path("jsonPath").asText(),
                    column.path("priority").asLong()));
        }
        return columns.isEmpty() ? BuiltInColumns.of("") : columns;
    }
}
