package io.dirigent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a new definition takes away from users of an old one. Only adding is harmless: what was stored must stay valid, mean the same, and be
 * read by whoever read it.
 */
final class DefinitionChanges {
    private static final List<String> LOWER_BOUNDS = List.of("minimum", "minLength", "minItems", "minProperties");
    private static final List<String> UPPER_BOUNDS = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> KEPT = List.of(
            "type",
            "format",
            "default",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-int-or-string",
            "x-kubernetes-preserve-unknown-fields");

    private final List<String> found = new ArrayList<>();

    private DefinitionChanges() {}

    /** Each harmful change, with where it is. */
    static List<String> harmful(JsonNode before, JsonNode after) {
        DefinitionChanges changes = new DefinitionChanges();
        changes.definition(before.path("spec"), after.path("spec"));
        return changes.found;
    }

    private void definition(JsonNode before, JsonNode after) {
        for (String path : List.of("/group", "/scope", "/names/kind", "/names/plural")) {
            expect(before.at(path).equals(after.at(path)), path, "changed");
        }
        gone(texts(before.at("/names/shortNames")), texts(after.at("/names/shortNames")), "/names/shortNames");
        for (JsonNode version : before.path("versions")) {
            String name = version.path("name").asText();
            JsonNode now = after.path("versions")
                    .valueStream()
                    .filter(candidate -> candidate.path("name").asText().equals(name))
                    .findFirst()
                    .orElseGet(Yaml::object);
            expect(now.path("served").asBoolean(), name, "no longer served");
            gone(names(version.path("subresources")), names(now.path("subresources")), name + " subresources");
            schema(version.at("/schema/openAPIV3Schema"), now.at("/schema/openAPIV3Schema"), name);
        }
    }

    private void schema(JsonNode before, JsonNode after, String path) {
        if (after.isMissingNode()) {
            found.add(path + ": gone");
            return;
        }
        KEPT.forEach(word -> expect(Yaml.areSame(before.path(word), after.path(word)), path, word + " changed"));
        expect(texts(before.path("required")).containsAll(texts(after.path("required"))), path, "more is required");
        narrowed(before, after, path);
        before.path("properties")
                .propertyStream()
                .forEach(field -> schema(
                        field.getValue(), after.path("properties").path(field.getKey()), path + "." + field.getKey()));
        for (String below : List.of("items", "additionalProperties")) {
            if (before.has(below)) {
                schema(before.path(below), after.path(below), path + "[]");
            }
        }
    }

    private void narrowed(JsonNode before, JsonNode after, String path) {
        if (after.has("enum")) {
            expect(before.has("enum"), path, "only some values are left");
            gone(texts(before.path("enum")), texts(after.path("enum")), path + " values");
        }
        expect(
                !after.has("pattern") || Yaml.areSame(before.path("pattern"), after.path("pattern")),
                path,
                "pattern changed");
        for (String bound : LOWER_BOUNDS) {
            expect(
                    !after.has(bound)
                            || number(after, bound) <= before.path(bound).asDouble(Double.NEGATIVE_INFINITY),
                    path,
                    bound + " raised");
        }
        for (String bound : UPPER_BOUNDS) {
            expect(
                    !after.has(bound)
                            || number(after, bound) >= before.path(bound).asDouble(Double.POSITIVE_INFINITY),
                    path,
                    bound + " lowered");
        }
        Set<String> rules = rules(after);
        rules.removeAll(rules(before));
        rules.forEach(rule -> found.add(path + ": another rule: " + rule));
    }

    private static double number(JsonNode schema, String bound) {
        return schema.path(bound).asDouble();
    }

    private static Set<String> rules(JsonNode schema) {
        return schema.path("x-kubernetes-validations")
                .valueStream()
                .map(rule -> rule.path("rule").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyStream().map(field -> field.getKey()).collect(Collectors.toCollection(TreeSet::new));
    }

    private void gone(Set<String> before, Set<String> after, String path) {
        before.stream().filter(text -> !after.contains(text)).forEach(text -> found.add(path + ": gone: " + text));
    }

    private void expect(boolean holds, String path, String otherwise) {
        if (!holds) {
            found.add(path + ": " + otherwise);
        }
    }
}
