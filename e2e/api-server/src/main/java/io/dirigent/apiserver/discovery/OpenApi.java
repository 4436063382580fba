package io.dirigent.apiserver.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import java.util.List;
import java.util.Optional;

/** OpenAPI v3, as far as kubectl reads it: which patches a kind takes, and the schemas. */
public final class OpenApi {
    private static final String REFERENCE = "#/components/schemas/";
    private static final List<String> PATCHES = List.of(
            "application/apply-patch+yaml",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json");

    private final Catalog catalog;

    public OpenApi(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code /openapi/v3}. */
    public ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        catalog.all()
                .map(ResourceType::apiVersion)
                .distinct()
                .map(OpenApi::path)
                .forEach(path -> paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path));
        return index;
    }

    private static String path(String apiVersion) {
        return (apiVersion.contains("/") ? "apis/" : "api/") + apiVersion;
    }

    /** {@code /openapi/v3/apis/<group>/<version>}. */
    public Optional<ObjectNode> document(String path) {
        List<ResourceType> types = catalog.all()
                .filter(type -> path(type.apiVersion()).equals(path))
                .toList();
        if (types.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info")
                .put("title", "Kubernetes")
                .put("version", "v" + catalog.builtIn().version());
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = Json.object();
        for (ResourceType type : types) {
            String name = schemaName(type);
            addPaths(paths, "/" + path, type, name);
            addSchema(schemas, type, name);
        }
        document.putObject("components").set("schemas", schemas);
        return Optional.of(document);
    }

    private static void addPaths(ObjectNode paths, String root, ResourceType type, String schema) {
        String all = root + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
        paths.putObject(all).set("post", operation(type, "post", schema));
        if (type.isStored()) {
            ObjectNode one = paths.putObject(all + "/{name}");
            for (String verb : List.of("get", "put", "patch", "delete")) {
                one.set(verb, operation(type, verb, schema));
            }
        }
    }

    private static ObjectNode operation(ResourceType type, String verb, String schema) {
        ObjectNode operation = Json.object().put("x-kubernetes-action", verb);
        ObjectNode gvk = operation.putObject("x-kubernetes-group-version-kind");
        gvk.put("group", type.group()).put("version", type.version()).put("kind", type.kind());
        ArrayNode parameters = operation.putArray("parameters");
        for (String name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
            ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
            parameter.putObject("schema").put("type", name.equals("force") ? "boolean" : "string");
        }
        if (verb.equals("patch")) {
            ObjectNode content = operation.putObject("requestBody").putObject("content");
            PATCHES.stream()
                    .filter(patch -> !type.custom() || !patch.contains("strategic"))
                    .forEach(patch ->
                            content.putObject(patch).putObject("schema").put("type", "object"));
        }
        ObjectNode answer = operation.putObject("responses").putObject("200").put("description", "OK");
        Json.ensure(answer, "content", "application/json", "schema").put("$ref", REFERENCE + schema);
        return operation;
    }

    private static String schemaName(ResourceType type) {
        if (!type.custom()) {
            JsonNode names = type.schema().raw().path("x-kubernetes-group-version-kind");
            return "io.k8s." + (names.isEmpty() ? "" : type.apiVersion().replace('/', '.') + ".") + type.kind();
        }
        return type.group() + "." + type.version() + "." + type.kind();
    }

    private void addSchema(ObjectNode schemas, ResourceType type, String name) {
        ObjectNode schema = type.schema().raw().deepCopy();
        if (type.custom()) {
            ObjectNode properties = Json.ensure(schema, "properties");
            properties.putObject("apiVersion").put("type", "string");
            properties.putObject("kind").put("type", "string");
            properties.putObject("metadata").put("$ref", REFERENCE + "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
        }
        ArrayNode gvk = schema.putArray("x-kubernetes-group-version-kind");
        gvk.addObject()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
        schemas.set(name, schema);
        addReferenced(schemas, schema);
    }

    private void addReferenced(ObjectNode schemas, JsonNode node) {
        // $ref is also the name of a property, in the schema of schemas; there its value is an object.
        JsonNode reference = node.path("$ref");
        if (reference.isTextual()) {
            String name = reference.asText().substring(REFERENCE.length());
            if (!schemas.has(name)) {
                JsonNode referenced = catalog.builtIn().schemas().path(name);
                schemas.set(name, referenced);
                addReferenced(schemas, referenced);
            }
        }
        node.forEach(child -> addReferenced(schemas, child));
    }
}
