package io.dirigent.apiserver.builtin;

import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.store.Store;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The rules of each of Kubernetes' own kinds. */
public final class BuiltInRules {
    private final Map<String, KindRules> rules = new HashMap<>();

    public BuiltInRules(Store store, Catalog catalog, InstantSource clock) {
        rules.put("namespaces", new NamespaceRules());
        rules.put("customresourcedefinitions.apiextensions.k8s.io", new DefinitionRules(catalog, clock));
    }

    /** The rules of a kind. */
    public KindRules of(ResourceType type) {
        return type.custom() ? KindRules.NONE : rules.getOrDefault(type.qualifiedPlural(), KindRules.NONE);
    }
}
