package io.dirigent.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Of several operators one works, and the others wait for its lease to run out. */
@ApplicationScoped
class Leadership {

    @Produces
    @Singleton
    LeaderElectionConfiguration election(Settings settings, KubernetesClient client) {
        Settings.LeaderElection election = settings.leaderElection();
        return new LeaderElectionConfiguration(
                election.name(),
                election.namespace().orElseGet(() -> ownNamespace(client)),
                election.leaseDuration(),
                election.renewDeadline(),
                election.retryPeriod());
    }

    private static String ownNamespace(KubernetesClient client) {
        return Objects.requireNonNullElse(client.getNamespace(), "default");
    }
}
