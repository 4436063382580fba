package io.dirigent.localcluster.volume;

import io.dirigent.localcluster.control.ControlLoop;
import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.control.OnChange;
import io.dirigent.localcluster.control.StatusPatch;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Binds claims, and lets deleted ones go when no pod uses them any more. Their folders stay until the cluster ends. */
public final class ClaimController implements AutoCloseable {

    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    private final KubernetesClient client;
    private final Informers informers;
    private final ControlLoop loop;

    private ClaimController(KubernetesClient client, Informers informers) {
        this.client = client;
        this.informers = informers;
        this.loop = ControlLoop.start("claim-controller", this::reconcile);
    }

    /** Call before the informers start. */
    public static ClaimController start(KubernetesClient client, Informers informers) {
        ClaimController controller = new ClaimController(client, informers);
        informers.claims().addEventHandler(new OnChange<>(claim -> controller.loop.enqueue(Key.of(claim))));
        informers.pods().addEventHandler(new OnChange<>(controller::podChanged));
        return controller;
    }

    private void podChanged(Pod pod) {
        pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> new Key(
                        pod.getMetadata().getNamespace(),
                        volume.getPersistentVolumeClaim().getClaimName()))
                .forEach(loop::enqueue);
    }

    private void reconcile(Key key) {
        Optional<PersistentVolumeClaim> claim = Informers.find(informers.claims(), key);
        if (claim.isEmpty()) {
            return;
        }
        if (claim.get().getMetadata().getDeletionTimestamp() != null) {
            unprotect(claim.get());
        } else if (claim.get().getStatus() == null
                || !"Bound".equals(claim.get().getStatus().getPhase())) {
            new StatusPatch(claim.get(), bound(claim.get())).apply(client);
        }
    }

    /** Kubernetes' own controller does this too: a claim in use stays until its pod is gone. */
    private void unprotect(PersistentVolumeClaim claim) {
        if (claim.getMetadata().getFinalizers().contains(PROTECTION) && !isUsed(Key.of(claim))) {
            client.resource(new PersistentVolumeClaimBuilder(claim)
                            .editMetadata()
                            .removeFromFinalizers(PROTECTION)
                            .endMetadata()
                            .build())
                    .update();
        }
    }

    private boolean isUsed(Key claim) {
        return informers.pods().getStore().list().stream()
                .filter(pod -> pod.getMetadata().getNamespace().equals(claim.namespace()))
                .flatMap(pod -> pod.getSpec().getVolumes().stream())
                .anyMatch(volume -> volume.getPersistentVolumeClaim() != null
                        && volume.getPersistentVolumeClaim().getClaimName().equals(claim.name()));
    }

    private static PersistentVolumeClaimStatus bound(PersistentVolumeClaim claim) {
        return new PersistentVolumeClaimStatusBuilder()
                .withPhase("Bound")
                .withAccessModes(claim.getSpec().getAccessModes())
                .withCapacity(claim.getSpec().getResources().getRequests())
                .build();
    }

    @Override
    public void close() {
        loop.close();
    }
}
