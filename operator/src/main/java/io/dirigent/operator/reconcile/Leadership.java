package io.dirigent.operator.reconcile;

import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of several operators one works, and the others wait for its lease to run out. */
@ApplicationScoped
class Leadership {

    private static final String LEASE = "dirigent-operator";

    @Produces
    @Singleton
    LeaderElectionConfiguration election(Settings settings) {
        Settings.LeaderElection election = settings.leaderElection();
        return new LeaderElectionConfiguration(
                LEASE,
                election.namespace(),
                election.leaseDuration(),
                election.renewDeadline(),
                election.retryPeriod());
    }
}
