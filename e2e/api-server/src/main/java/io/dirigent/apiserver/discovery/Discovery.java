package io.dirigent.apiserver.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import java.util.List;
import java.util.Optional;

/** Which groups, versions and resources there are. */
public final class Discovery {
    private final Catalog catalog;

    public Discovery(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code /version}: that of the Kubernetes whose API this is; its build says that it is not Kubernetes. */
    public ObjectNode version() {
        String[] parts = catalog.builtIn().version().split("\\.", -1);
        return Json.object()
                .put("major", parts[0])
                .put("minor", parts[1])
                .put("gitVersion", "v" + catalog.builtIn().version() + "+embedded")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "java")
                .put("platform", "linux/amd64");
    }

    /** {@code /api}. */
    public ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    /** {@code /apis}. */
    public ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        catalog.groups().forEach((name, versions) -> groups.add(group(name, versions)));
        return list;
    }

    /** {@code /apis/<group>}. */
    public Optional<ObjectNode> group(String name) {
        return Optional.ofNullable(catalog.groups().get(name))
                .map(versions -> group(name, versions).put("kind", "APIGroup").put("apiVersion", "v1"));
    }

    private static ObjectNode group(String name, List<String> versions) {
        ObjectNode group = Json.object().put("name", name);
        ArrayNode list = group.putArray("versions");
        for (String version : versions) {
            list.addObject().put("groupVersion", name + "/" + version).put("version", version);
        }
        group.set("preferredVersion", list.get(0));
        return group;
    }

    /** {@code /api/v1} and {@code /apis/<group>/<version>}. */
    public Optional<ObjectNode> resources(String group, String version) {
        List<ResourceType> types = catalog.all()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .toList();
        if (types.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", types.getFirst().apiVersion());
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : types) {
            resources.add(resource(type));
            type.subresources().forEach(name -> resources.add(subresource(type, name)));
        }
        return Optional.of(list);
    }

    private static ObjectNode resource(ResourceType type) {
        ObjectNode resource = Json.object()
                .put("name", type.plural())
                .put("singularName", type.singular())
                .put("namespaced", type.namespaced())
                .put("kind", type.kind());
        resource.set("verbs", Json.strings(type.verbs()));
        if (!type.shortNames().isEmpty()) {
            resource.set("shortNames", Json.strings(type.shortNames()));
        }
        if (!type.categories().isEmpty()) {
            resource.set("categories", Json.strings(type.categories()));
        }
        return resource;
    }

    private static ObjectNode subresource(ResourceType type, String name) {
        ObjectNode resource = Json.object()
                .put("name", type.plural() + "/" + name)
                .put("singularName", "")
                .put("namespaced", type.namespaced());
        switch (name) {
            case "scale" ->
                resource.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
            case "eviction" ->
                resource.put("group", "policy").put("version", "v1").put("kind", "Eviction");
            case "binding" -> resource.put("kind", "Binding");
            default -> resource.put("kind", type.kind());
        }
        boolean created = name.equals("eviction") || name.equals("binding");
        resource.set("verbs", Json.strings(created ? List.of("create") : List.of("get", "patch", "update")));
        return resource;
    }
}
