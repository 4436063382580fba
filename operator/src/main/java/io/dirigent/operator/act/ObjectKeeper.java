package io.dirigent.operator.act;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.resources.Applied;
import io.dirigent.operator.resources.ClusterKeys;
import io.dirigent.operator.resources.DesiredObjects;
import io.dirigent.operator.resources.Installation;
import io.dirigent.operator.resources.UnusableSecret;
import io.dirigent.operator.resources.Wanted;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Keeps a cluster's objects as they should be, and sends nothing for those that are. */
public final class ObjectKeeper {

    /** The name under which the operator owns fields. */
    public static final String FIELD_MANAGER = "dirigent";

    private final KubernetesClient client;
    private final SecureRandom random = new SecureRandom();

    public ObjectKeeper(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Creates and mends.
     *
     * @param secrets the namespace's Secrets by name, as last seen
     * @param existing all other objects of the cluster, as last seen
     */
    public void keep(
            DirectoryCluster cluster,
            Map<String, Secret> secrets,
            Collection<HasMetadata> existing,
            Wanted wanted,
            Installation installation,
            Instant now)
            throws UnusableSecret {
        ClusterKeys keys = ClusterKeys.of(cluster, secrets, now, random);
        keys.create().forEach(this::create);
        keys.update().forEach(secret -> client.resource(secret).update());
        for (HasMetadata desired : DesiredObjects.of(cluster, keys.operatorTrust(), wanted, installation)) {
            boolean isUnmade = wanted.size() == 0 && desired.getKind().equals("StatefulSet");
            if (!isUnmade
                    && existing.stream()
                            .noneMatch(actual -> isSame(desired, actual) && Applied.isIn(desired, actual))) {
                client.resource(desired)
                        .fieldManager(FIELD_MANAGER)
                        .forceConflicts()
                        .serverSideApply();
            }
        }
    }

    private static boolean isSame(HasMetadata desired, HasMetadata actual) {
        return desired.getKind().equals(actual.getKind())
                && desired.getMetadata().getName().equals(actual.getMetadata().getName());
    }

    /** A Secret that turns out to exist holds what must not be replaced: the next look will see it. */
    private void create(Secret secret) {
        try {
            client.resource(secret).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }
}
