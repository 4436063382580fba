package io.dirigent.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.telemetry.ClusterMeters;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.config.BaseConfigurationService;
import io.javaoperatorsdk.operator.api.config.ControllerConfiguration;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.javaoperatorsdk.operator.processing.retry.RetryExecution;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes the operator look at a cluster, as the SDK reads it from the reconciler. */
class WakingTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ControllerConfiguration<DirectoryCluster> configuration = configuration();

    @Test
    void whatFailsIsTriedForEverAndAtMostHalfAMinuteApart() {
        RetryExecution retry = configuration.getRetry().initExecution();
        List<Duration> delays = Stream.generate(retry::nextDelay)
                .limit(1_000)
                .flatMap(Optional::stream)
                .map(Duration::ofMillis)
                .toList();
        assertThat(delays).hasSize(1_000).isSorted();
        assertThat(delays.getFirst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(delays.getLast()).isEqualTo(LONGEST);
    }

    @Test
    void aClusterIsLookedAtEveryHalfMinuteWhateverWentWrong() {
        assertThat(configuration.maxReconciliationInterval()).hasValue(LONGEST);
    }

    @Test
    void aChangedSpecWakesTheOperator() {
        assertThat(wakes(cluster("{generation: 1}"), cluster("{generation: 2}")))
                .isTrue();
    }

    @Test
    void aPersonsWordWakesTheOperatorThoughItChangesNoGeneration() {
        String said = "{generation: 1, annotations: {dirigent.io/recover-from: corp-1@3f2a91bc}}";
        assertThat(wakes(cluster("{generation: 1}"), cluster(said))).isTrue();
        assertThat(wakes(cluster(said), cluster("{generation: 1}"))).isTrue();
        assertThat(wakes(cluster(said), cluster(said.replace("corp-1", "corp-2"))))
                .isTrue();
    }

    @Test
    void aClusterThatWasAppliedAnewBetweenTwoEventsWakesTheOperator() {
        assertThat(wakes(cluster("{generation: 3, uid: a}"), cluster("{generation: 3, uid: b}")))
                .isTrue();
        assertThat(wakes(cluster("{generation: 3, uid: a}"), cluster("{generation: 1, uid: b}")))
                .isTrue();
    }

    @Test
    void aClusterThatIsGoingWakesTheOperator() {
        assertThat(wakes(
                        cluster("{generation: 1}"),
                        cluster("{generation: 1, deletionTimestamp: '2026-01-01T00:00:00Z'}")))
                .isTrue();
    }

    /** The operator's own status would wake it, which may make another one: there would be no end to it. */
    @Test
    void whatTheOperatorOrAnybodyElseWritesBesidesDoesNotWakeIt() {
        DirectoryCluster before = cluster("{generation: 1, resourceVersion: '1'}");
        assertThat(wakes(before, cluster("{generation: 1, resourceVersion: '2'}")))
                .isFalse();
        assertThat(wakes(before, cluster("{generation: 1, annotations: {example.com/note: a}, labels: {team: b}}")))
                .isFalse();
    }

    /** The SDK's own filter is asked, too, and knows generations only. */
    private boolean wakes(DirectoryCluster before, DirectoryCluster now) {
        OnUpdateFilter<? super DirectoryCluster> filter =
                configuration.getInformerConfig().getOnUpdateFilter();
        boolean passesTheSdk = !configuration.isGenerationAware()
                || before.getMetadata().getGeneration() < now.getMetadata().getGeneration();
        return passesTheSdk && (filter == null || filter.accept(now, before));
    }

    private static DirectoryCluster cluster(String metadata) {
        return Serialization.unmarshal("""
                apiVersion: dirigent.io/v1alpha1
                kind: DirectoryCluster
                spec: {suffixes: ["dc=example,dc=com"]}
                metadata: %s
                """.formatted(metadata), DirectoryCluster.class);
    }

    private static ControllerConfiguration<DirectoryCluster> configuration() {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            return new BaseConfigurationService()
                    .getConfigurationFor(new DirectoryClusterReconciler(
                            client, Intervals.DEFAULTS, new ClusterMeters(new SimpleMeterRegistry())));
        }
    }
}
