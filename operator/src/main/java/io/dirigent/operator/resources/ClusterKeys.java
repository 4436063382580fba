package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.TrustBundle;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about a cluster's keys and password: made when absent, kept when present.
 *
 * @param create Secrets that were not there. Create them, never apply them: if one is there after all, the look was stale,
 *     and what it holds must not be replaced
 * @param update Secrets that need new content, with the resource version that this was decided on
 * @param operatorTrust by whom the operator's certificate is signed, for the ConfigMap that members mount
 */
public record ClusterKeys(List<Secret> create, List<Secret> update, TrustBundle operatorTrust) {

    public ClusterKeys {
        create = List.copyOf(create);
        update = List.copyOf(update);
    }

    /**
     * Decides.
     *
     * @param existing the namespace's Secrets by name, at least those that {@link Names} names for the cluster
     * @throws UnusableSecret when the Secret of an authority is damaged: nobody but a person can say what to do then
     */
    public static ClusterKeys of(
            DirectoryCluster cluster, Map<String, Secret> existing, Instant now, SecureRandom random)
            throws UnusableSecret {
        return new KeyRound(cluster, existing, now, random).decide();
    }

    /** Whether the operator keeps this object; one that a user put there in its stead is left alone. */
    static boolean isOurs(Secret secret) {
        Map<String, String> labels = secret.getMetadata().getLabels();
        return labels != null && Labels.DIRIGENT.equals(labels.get(Labels.MANAGED_BY));
    }

    /** What has been decided so far. */
    static final class Lists {
        final List<Secret> create = new ArrayList<>();
        final List<Secret> update = new ArrayList<>();

        void want(Secret desired, @Nullable Secret existing) {
            Secret sealed = Applied.sealed(desired);
            if (existing == null) {
                create.add(sealed);
            } else if (!Applied.isIn(sealed, existing)) {
                sealed.getMetadata().setResourceVersion(existing.getMetadata().getResourceVersion());
                update.add(sealed);
            }
        }
    }
}
