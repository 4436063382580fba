package io.dirigent.localcluster.garbage;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;

/** An object that others name as their owner. */
record Owner(String namespace, String apiVersion, String kind, String name, String uid) {

    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    /** What is to happen to its dependents. */
    enum State {
        PRESENT,
        GONE,
        WAITS_FOR_DEPENDENTS,
        LEAVES_ORPHANS
    }

    static Owner of(String namespace, OwnerReference reference) {
        return new Owner(
                namespace, reference.getApiVersion(), reference.getKind(), reference.getName(), reference.getUid());
    }

    boolean isBlockedBy(HasMetadata dependent) {
        return dependent.getMetadata().getOwnerReferences().stream()
                .anyMatch(r -> r.getUid().equals(uid) && Boolean.TRUE.equals(r.getBlockOwnerDeletion()));
    }

    /** Asks the API server for owners, and writes to them. */
    record Lookup(KubernetesClient client) {

        State stateOf(Owner owner) {
            GenericKubernetesResource found = resource(owner).get();
            if (found == null || !found.getMetadata().getUid().equals(owner.uid())) {
                return State.GONE;
            }
            List<String> finalizers = found.getMetadata().getFinalizers();
            if (found.getMetadata().getDeletionTimestamp() == null) {
                return State.PRESENT;
            }
            return finalizers.contains(FOREGROUND)
                    ? State.WAITS_FOR_DEPENDENTS
                    : finalizers.contains(ORPHAN) ? State.LEAVES_ORPHANS : State.PRESENT;
        }

        void release(Owner owner, String finalizer) {
            resource(owner).edit(found -> {
                found.getMetadata().getFinalizers().remove(finalizer);
                return found;
            });
        }

        void disown(Owner owner, HasMetadata dependent) {
            client.resource(dependent).edit(found -> {
                found.getMetadata()
                        .getOwnerReferences()
                        .removeIf(reference -> reference.getUid().equals(owner.uid()));
                return found;
            });
        }

        private Resource<GenericKubernetesResource> resource(Owner owner) {
            return client.genericKubernetesResources(owner.apiVersion(), owner.kind())
                    .inNamespace(owner.namespace())
                    .withName(owner.name());
        }
    }
}
