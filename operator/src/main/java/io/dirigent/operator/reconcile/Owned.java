package io.dirigent.operator.reconcile;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.observe.CertificateStore;
import io.dirigent.operator.observe.KubernetesLook;
import io.dirigent.operator.resources.Labels;
import io.dirigent.operator.resources.Names;
import io.dirigent.operator.resources.SettingsConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects of one cluster, as the informers have them, and what they wake. */
record Owned(Map<String, Secret> secrets, KubernetesLook look, Collection<HasMetadata> others) {

    private static final List<Class<? extends HasMetadata>> KEPT = List.of(
            StatefulSet.class,
            Service.class,
            ConfigMap.class,
            PodDisruptionBudget.class,
            NetworkPolicy.class,
            ServiceAccount.class);

    /** One informer a kind, for what carries the operator's label; the cluster is named by another label, owner or not. */
    static List<EventSource<?, DirectoryCluster>> eventSources(EventSourceContext<DirectoryCluster> context) {
        return Stream.concat(KEPT.stream(), Stream.of(Secret.class, Pod.class, PersistentVolumeClaim.class))
                .<EventSource<?, DirectoryCluster>>map(kind -> informer(kind, context))
                .toList();
    }

    private static <T extends HasMetadata> InformerEventSource<T, DirectoryCluster> informer(
            Class<T> kind, EventSourceContext<DirectoryCluster> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(kind, DirectoryCluster.class)
                        .withLabelSelector(Labels.CLUSTER)
                        .withSecondaryToPrimaryMapper(Owned::clusterOf)
                        .build(),
                context);
    }

    private static Set<ResourceID> clusterOf(HasMetadata object) {
        String cluster = object.getMetadata().getLabels().get(Labels.CLUSTER);
        return cluster == null
                ? Set.of()
                : Set.of(new ResourceID(cluster, object.getMetadata().getNamespace()));
    }

    /** How long members were last told that they may have been out of sync. */
    Optional<Duration> inSyncLimit() {
        return others.stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .flatMap(settings -> SettingsConfigMap.inSyncLimit(settings).stream())
                .findFirst();
    }

    /** What carries the cluster's label and is nothing that it is made of wakes it, and counts for nothing. */
    static Owned seenBy(Context<DirectoryCluster> context) {
        Members members = new Members(Names.of(context.getPrimaryResource()));
        KubernetesLook look = new KubernetesLook(
                context.getSecondaryResourcesAsStream(StatefulSet.class)
                        .filter(members::areIn)
                        .findFirst(),
                context.getSecondaryResourcesAsStream(Pod.class)
                        .filter(members::contain)
                        .toList(),
                context.getSecondaryResourcesAsStream(PersistentVolumeClaim.class)
                        .filter(members::hold)
                        .toList(),
                CertificateStore.in(
                        context.getSecondaryResourcesAsStream(ConfigMap.class),
                        Names.of(context.getPrimaryResource())));
        Map<String, Secret> secrets = context.getSecondaryResourcesAsStream(Secret.class)
                .collect(Collectors.toMap(secret -> secret.getMetadata().getName(), Function.identity(), (a, b) -> b));
        List<HasMetadata> others = KEPT.stream()
                .<HasMetadata>flatMap(context::getSecondaryResourcesAsStream)
                .toList();
        return new Owned(secrets, look, others);
    }
}
