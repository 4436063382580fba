package io.dirigent.localcluster.control;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One shared cache for each kind that the local cluster deals with, over all namespaces. */
public record Informers(
        SharedIndexInformer<Pod> pods,
        SharedIndexInformer<StatefulSet> statefulSets,
        SharedIndexInformer<PersistentVolumeClaim> claims,
        SharedIndexInformer<ConfigMap> configMaps,
        SharedIndexInformer<Secret> secrets,
        SharedIndexInformer<Service> services,
        SharedIndexInformer<EndpointSlice> endpointSlices)
        implements AutoCloseable {

    /** Not yet started, so that handlers can be added first. */
    public static Informers of(KubernetesClient client) {
        return new Informers(
                client.pods().inAnyNamespace().runnableInformer(0),
                client.apps().statefulSets().inAnyNamespace().runnableInformer(0),
                client.persistentVolumeClaims().inAnyNamespace().runnableInformer(0),
                client.configMaps().inAnyNamespace().runnableInformer(0),
                client.secrets().inAnyNamespace().runnableInformer(0),
                client.services().inAnyNamespace().runnableInformer(0),
                client.discovery().v1().endpointSlices().inAnyNamespace().runnableInformer(0));
    }

    /** Starts all, and returns when each has listed its kind once. */
    public void start() {
        var started =
                all().map(informer -> informer.start().toCompletableFuture()).toList();
        started.forEach(CompletableFuture::join);
    }

    /** What the cache knows by this key. */
    public static <T extends HasMetadata> Optional<T> find(SharedIndexInformer<T> informer, Key key) {
        return Optional.ofNullable(informer.getStore().getByKey(key.inCache()));
    }

    private Stream<SharedIndexInformer<? extends HasMetadata>> all() {
        return Stream.of(pods, statefulSets, claims, configMaps, secrets, services, endpointSlices);
    }

    @Override
    public void close() {
        all().forEach(SharedIndexInformer::stop);
    }
}
