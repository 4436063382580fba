package io.dirigent.localcluster.garbage;

import io.dirigent.localcluster.control.Informers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes what has lost its owner, and lets an owner go whose dependents were to go first. It knows the kinds that the local cluster's own
 * informers know, and a few more; it looks again and again rather than to follow every kind that may be an owner.
 */
public final class GarbageCollector implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GarbageCollector.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Owner.Lookup owners;
    private final KubernetesClient client;
    private final Informers informers;
    private final List<SharedIndexInformer<? extends HasMetadata>> more;
    private final Thread thread;

    private GarbageCollector(KubernetesClient client, Informers informers) {
        this.client = client;
        this.informers = informers;
        this.owners = new Owner.Lookup(client);
        this.more = List.of(
                client.serviceAccounts().inAnyNamespace().inform(),
                client.policy().v1().podDisruptionBudget().inAnyNamespace().inform(),
                client.network().v1().networkPolicies().inAnyNamespace().inform());
        this.thread = Thread.ofVirtual().name("garbage-collector").unstarted(this::run);
    }

    /** Call when the informers have started. */
    public static GarbageCollector start(KubernetesClient client, Informers informers) {
        GarbageCollector collector = new GarbageCollector(client, informers);
        collector.thread.start();
        return collector;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                sweepAndTell();
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    private void sweepAndTell() {
        try {
            dependentsByOwner().forEach(this::settle);
        } catch (KubernetesClientException e) {
            LOG.log(System.Logger.Level.DEBUG, "will be tried again", e);
        }
    }

    private Map<Owner, List<HasMetadata>> dependentsByOwner() {
        return objects()
                .flatMap(object -> object.getMetadata().getOwnerReferences().stream()
                        .map(reference ->
                                Map.entry(Owner.of(object.getMetadata().getNamespace(), reference), object)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Stream<HasMetadata> objects() {
        return Stream.concat(informers.all(), more.stream()).flatMap(informer -> informer.getStore().list().stream());
    }

    private void settle(Owner owner, List<HasMetadata> dependents) {
        switch (owners.stateOf(owner)) {
            case PRESENT -> {}
            case GONE -> dependents.forEach(this::delete);
            case WAITS_FOR_DEPENDENTS -> {
                dependents.forEach(this::delete);
                if (dependents.stream().noneMatch(owner::isBlockedBy)) {
                    owners.release(owner, Owner.FOREGROUND);
                }
            }
            case LEAVES_ORPHANS -> {
                dependents.forEach(dependent -> owners.disown(owner, dependent));
                owners.release(owner, Owner.ORPHAN);
            }
        }
    }

    private void delete(HasMetadata dependent) {
        if (dependent.getMetadata().getDeletionTimestamp() == null) {
            client.resource(dependent).delete();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        more.forEach(SharedIndexInformer::stop);
    }
}
