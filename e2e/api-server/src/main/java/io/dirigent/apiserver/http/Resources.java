package io.dirigent.apiserver.http;

import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a path of the API names: {@code /apis/apps/v1/namespaces/ns/statefulsets/name/status}. */
final class Resources {
    private final Catalog catalog;

    Resources(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What the path names; empty where it is no path of a resource. */
    Optional<Target> find(List<String> path) {
        if (path.size() < 3
                || !(path.getFirst().equals("api") || path.getFirst().equals("apis"))) {
            return Optional.empty();
        }
        boolean core = path.getFirst().equals("api");
        String group = core ? "" : path.get(1);
        String version = path.get(core ? 1 : 2);
        List<String> rest = new ArrayList<>(path.subList(core ? 2 : 3, path.size()));
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        boolean oldWatch = rest.getFirst().equals("watch");
        if (oldWatch) {
            throw ApiFailure.badRequest("use the parameter watch=true");
        }
        String namespace = "";
        // namespaces/x/pods is about pods, namespaces/x and namespaces/x/status about the namespace.
        if (rest.size() > 2 && rest.getFirst().equals("namespaces") && !isSubresource(rest.get(2))) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        if (rest.size() > 3) {
            throw ApiFailure.noSuchPath();
        }
        ResourceType type = catalog.find(group, version, rest.getFirst()).orElseThrow(ApiFailure::noSuchPath);
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        checkExists(type, namespace, rest.size() > 1, subresource);
        return Optional.of(new Target(type, namespace, rest.size() > 1 ? rest.get(1) : "", subresource));
    }

    private static boolean isSubresource(String name) {
        return name.equals("status") || name.equals("finalize");
    }

    private static void checkExists(ResourceType type, String namespace, boolean named, String subresource) {
        boolean known = subresource.isEmpty() || type.subresources().contains(subresource);
        boolean placed = type.namespaced() ? !named || !namespace.isEmpty() : namespace.isEmpty();
        if (!known || !placed) {
            throw ApiFailure.noSuchPath();
        }
    }
}
