package io.dirigent.apiserver.builtin;

import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.resource.ResourceType;
import io.dirigent.apiserver.store.Store;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules of each of Kubernetes' own kinds. */
public final class BuiltInRules {
    private final Map<String, KindRules> rules = new HashMap<>();

    public BuiltInRules(Store store, Catalog catalog, InstantSource clock) {
        NetworkRules network = new NetworkRules();
        RoleRules roles = new RoleRules();
        rules.put("namespaces", new NamespaceRules());
        rules.put("pods", new PodRules());
        rules.put("services", new ServiceRules(store));
        rules.put("configmaps", new DataRules(false));
        rules.put("secrets", new DataRules(true));
        rules.put("poddisruptionbudgets.policy", new BudgetRules());
        rules.put("endpoints", network);
        rules.put("endpointslices.discovery.k8s.io", network);
        rules.put("networkpolicies.networking.k8s.io", network);
        rules.put("rolebindings.rbac.authorization.k8s.io", roles);
        rules.put("clusterrolebindings.rbac.authorization.k8s.io", roles);
        rules.put("persistentvolumeclaims", new StorageRules(store, "PersistentVolumeClaim"));
        rules.put("persistentvolumes", new StorageRules(store, "PersistentVolume"));
        rules.put("storageclasses.storage.k8s.io", new StorageRules(store, "StorageClass"));
        for (String kind : List.of("StatefulSet", "Deployment", "ReplicaSet", "DaemonSet")) {
            rules.put(kind.toLowerCase(Locale.ROOT) + "s.apps", new WorkloadRules(kind));
        }
        rules.put("customresourcedefinitions.apiextensions.k8s.io", new DefinitionRules(catalog, clock));
    }

    /** The rules of a kind. */
    public KindRules of(ResourceType type) {
        return type.custom() ? KindRules.NONE : rules.getOrDefault(type.qualifiedPlural(), KindRules.NONE);
    }
}
