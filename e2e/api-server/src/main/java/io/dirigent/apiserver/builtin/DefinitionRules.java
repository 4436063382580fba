package io.dirigent.apiserver.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.cel.Rules;
import io.dirigent.apiserver.failure.Cause;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** CustomResourceDefinitions: established at once, and kept until the last of their objects is gone. */
final class DefinitionRules implements KindRules {
    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private final Catalog catalog;
    private final InstantSource clock;

    DefinitionRules(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void fill(ObjectNode definition) {
        ObjectNode spec = Json.ensure(definition, "spec");
        ObjectNode names = Json.ensure(spec, "names");
        String kind = Json.text(names, "kind");
        Json.setDefault(names, "singular", kind.toLowerCase(Locale.ROOT));
        Json.setDefault(names, "listKind", kind + "List");
        if (!spec.has("conversion")) {
            Json.ensure(spec, "conversion").put("strategy", "None");
        }
    }

    @Override
    public void prepare(ObjectNode definition, @Nullable ObjectNode old) {
        if (old == null) {
            Json.ensure(definition, "metadata").putArray("finalizers").add(CLEANUP);
        }
        ObjectNode status = Json.ensure(definition, "status");
        status.set("acceptedNames", Json.at(definition, "spec", "names").deepCopy());
        TreeSet<String> stored = new TreeSet<>();
        status.path("storedVersions").forEach(version -> stored.add(version.asText()));
        for (JsonNode version : Json.at(definition, "spec", "versions")) {
            if (version.path("storage").asBoolean()) {
                stored.add(version.path("name").asText());
            }
        }
        status.set("storedVersions", Json.strings(stored));
        if (!status.has("conditions")) {
            ArrayNode conditions = status.putArray("conditions");
            conditions.add(condition("NamesAccepted", "NoConflicts", "no conflicts found"));
            conditions.add(condition("Established", "InitialNamesAccepted", "the initial names have been accepted"));
        }
    }

    private ObjectNode condition(String type, String reason, String message) {
        return Json.object()
                .put(
                        "lastTransitionTime",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("message", message)
                .put("reason", reason)
                .put("status", "True")
                .put("type", type);
    }

    @Override
    public List<Cause> check(ObjectNode definition, @Nullable ObjectNode old) {
        List<Cause> causes = new ArrayList<>();
        JsonNode spec = definition.path("spec");
        String name = Json.text(definition, "metadata", "name");
        String wanted = Json.text(spec, "names", "plural") + "." + Json.text(spec, "group");
        if (!name.equals(wanted)) {
            causes.add(Cause.invalid(
                    "metadata.name", "Invalid value: \"" + name + "\": must be spec.names.plural+\".\"+spec.group"));
        }
        if (catalog.builtIn().types().stream().anyMatch(type -> type.group().equals(Json.text(spec, "group")))) {
            causes.add(Cause.forbidden("spec.group", "the group is served by Kubernetes itself"));
        }
        long storage = Json.objects(spec.path("versions")).stream()
                .filter(version -> version.path("storage").asBoolean())
                .count();
        if (storage != 1) {
            causes.add(Cause.invalid(
                    "spec.versions", "Invalid value: must have exactly one version marked as storage version"));
        }
        for (ObjectNode version : Json.objects(spec.path("versions"))) {
            if (!version.at("/schema/openAPIV3Schema").isObject()) {
                causes.add(Cause.required("spec.versions.schema.openAPIV3Schema", "schemas are required"));
            }
        }
        if (old == null || !Json.at(old, "spec", "versions").equals(spec.path("versions"))) {
            causes.addAll(invalidRules(definition));
        }
        if (old != null && !Json.at(old, "spec", "scope").equals(spec.path("scope"))) {
            causes.add(Cause.invalid("spec.scope", "Invalid value: field is immutable"));
        }
        return causes;
    }

    private List<Cause> invalidRules(ObjectNode definition) {
        List<Cause> causes = new ArrayList<>();
        for (ResourceType type : catalog.candidates(definition)) {
            causes.addAll(Rules.compile(type.schema(), "spec.versions[" + type.version() + "].schema.openAPIV3Schema"));
        }
        return causes;
    }
}
