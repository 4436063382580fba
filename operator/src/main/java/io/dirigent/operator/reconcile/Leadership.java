package io.dirigent.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
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
                election.retryPeriod(),
                // The name of the pod, or a random one.
                null,
                new LeaderCallbacks(() -> {}, Leadership::end, leader -> {}),
                false);
    }

    /**
     * Whoever lost the lease must not go on. The library's own way to end the process waits for itself, for ever, where the process is
     * ending already: a stopped operator would have to be killed. A thread may wait in its stead, and nobody waits for that.
     */
    private static void end() {
        Thread.ofPlatform().daemon().name("end of leadership").start(() -> System.exit(1));
    }

    private static String ownNamespace(KubernetesClient client) {
        return Objects.requireNonNullElse(client.getNamespace(), "default");
    }
}
