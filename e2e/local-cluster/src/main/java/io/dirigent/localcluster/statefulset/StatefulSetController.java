package io.dirigent.localcluster.statefulset;

import io.dirigent.localcluster.control.ControlLoop;
import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.control.OnChange;
import io.dirigent.localcluster.control.PodReadiness;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the pods and claims of StatefulSets, as Kubernetes' controller does: Parallel and OrderedReady, OnDelete and
 * RollingUpdate. One difference: a pod that is made again always has the newest template, also below a rolling update's partition.
 */
public final class StatefulSetController implements AutoCloseable {

    private final KubernetesClient client;
    private final Informers informers;
    private final String nodeName;
    private final Claims claims;
    private final ControlLoop loop;

    private StatefulSetController(KubernetesClient client, Informers informers, String nodeName) {
        this.client = client;
        this.informers = informers;
        this.nodeName = nodeName;
        this.claims = new Claims(client, informers);
        this.loop = ControlLoop.start("statefulset-controller", this::reconcile);
    }

    /** Call before the informers start. */
    public static StatefulSetController start(KubernetesClient client, Informers informers, String nodeName) {
        var controller = new StatefulSetController(client, informers, nodeName);
        informers.statefulSets().addEventHandler(new OnChange<>(set -> controller.loop.enqueue(Key.of(set))));
        informers.pods().addEventHandler(new OnChange<>(controller::ownerChanged));
        informers.claims().addEventHandler(new OnChange<>(controller::claimChanged));
        return controller;
    }

    private void ownerChanged(Pod pod) {
        pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> owner.getKind().equals("StatefulSet"))
                .forEach(owner -> loop.enqueue(new Key(pod.getMetadata().getNamespace(), owner.getName())));
    }

    /** A deleted claim may be what a pod waits for. Claims carry no reference to their set: all sets of the namespace look. */
    private void claimChanged(PersistentVolumeClaim claim) {
        informers.statefulSets().getStore().list().stream()
                .map(Key::of)
                .filter(set -> set.namespace().equals(claim.getMetadata().getNamespace()))
                .forEach(loop::enqueue);
    }

    private void reconcile(Key key) {
        StatefulSet set = Informers.find(informers.statefulSets(), key).orElse(null);
        if (set == null || set.getMetadata().getDeletionTimestamp() != null) {
            return;
        }
        Revision revision = Revision.of(set);
        SetPods pods = SetPods.of(set, informers.pods().getStore().list());
        if (replaceEnded(pods) && create(set, pods, revision) && scaleDown(set, pods)) {
            rollOut(set, pods, revision);
        }
        reportStatus(set, pods, revision);
    }

    /** Each of these answers whether the next may go on. */
    private boolean replaceEnded(SetPods pods) {
        List<Pod> ended = pods.byOrdinal().values().stream()
                .filter(PodReadiness::isOver)
                .filter(pod -> !PodReadiness.isTerminating(pod))
                .toList();
        ended.forEach(this::delete);
        return ended.isEmpty();
    }

    private boolean create(StatefulSet set, SetPods pods, Revision revision) {
        boolean complete = true;
        for (int ordinal : pods.ordinals().wanted().toArray()) {
            if (isOrdered(set) && !pods.areReadyBelow(ordinal)) {
                return false;
            }
            if (pods.at(ordinal).isEmpty()) {
                complete = false;
                if (claims.areThereFor(set, ordinal)) {
                    client.resource(new DesiredPod(set, ordinal, revision, nodeName).build())
                            .create();
                }
            }
        }
        return complete;
    }

    private boolean scaleDown(StatefulSet set, SetPods pods) {
        List<Pod> condemned = pods.condemned();
        if (isOrdered(set)) {
            condemned = condemned.stream().limit(1).toList();
        }
        for (Pod pod : condemned) {
            pods.ordinals().of(pod).ifPresent(ordinal -> claims.release(set, ordinal));
            delete(pod);
        }
        return condemned.isEmpty();
    }

    /** Highest ordinal first, each only when all are ready. */
    private void rollOut(StatefulSet set, SetPods pods, Revision revision) {
        var strategy = set.getSpec().getUpdateStrategy();
        if (strategy == null || !"RollingUpdate".equals(strategy.getType())) {
            return;
        }
        int partition = Optional.ofNullable(strategy.getRollingUpdate())
                .map(rolling -> rolling.getPartition())
                .orElse(0);
        List<Pod> outdated = pods.outdated(revision, partition);
        boolean othersReady = pods.byOrdinal().values().stream()
                .filter(pod -> outdated.isEmpty() || pod != outdated.getFirst())
                .allMatch(PodReadiness::isReady);
        if (!outdated.isEmpty() && othersReady) {
            delete(outdated.getFirst());
        }
    }

    private void reportStatus(StatefulSet set, SetPods pods, Revision revision) {
        new SetStatus(set, pods, revision).changed().ifPresent(patch -> patch.apply(client));
    }

    private void delete(HasMetadata pod) {
        if (pod.getMetadata().getDeletionTimestamp() == null) {
            client.resource(pod).delete();
        }
    }

    private static boolean isOrdered(StatefulSet set) {
        return !"Parallel".equals(set.getSpec().getPodManagementPolicy());
    }

    @Override
    public void close() {
        loop.close();
    }
}
