package io.dirigent.localcluster.service;

import io.dirigent.localcluster.control.ControlLoop;
import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.control.OnChange;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Keeps one endpoint slice for each Service that has a selector. */
public final class EndpointSliceController implements AutoCloseable {

    static final String SERVICE_LABEL = "kubernetes.io/service-name";

    private final KubernetesClient client;
    private final Informers informers;
    private final ControlLoop loop;

    private EndpointSliceController(KubernetesClient client, Informers informers) {
        this.client = client;
        this.informers = informers;
        this.loop = ControlLoop.start("endpointslice-controller", this::reconcile);
    }

    /** Call before the informers start. */
    public static EndpointSliceController start(KubernetesClient client, Informers informers) {
        var controller = new EndpointSliceController(client, informers);
        informers.services().addEventHandler(new OnChange<>(service -> controller.loop.enqueue(Key.of(service))));
        informers.pods().addEventHandler(new OnChange<>(controller::podChanged));
        informers.endpointSlices().addEventHandler(new OnChange<>(controller::sliceChanged));
        return controller;
    }

    private void podChanged(Pod pod) {
        // All of the namespace: the pod may have been selected before its labels changed.
        informers.services().getStore().list().stream()
                .map(Key::of)
                .filter(service -> service.namespace().equals(pod.getMetadata().getNamespace()))
                .forEach(loop::enqueue);
    }

    private void sliceChanged(EndpointSlice slice) {
        Optional.ofNullable(slice.getMetadata().getLabels())
                .map(labels -> labels.get(SERVICE_LABEL))
                .ifPresent(service -> loop.enqueue(new Key(slice.getMetadata().getNamespace(), service)));
    }

    private void reconcile(Key key) {
        Service service = Informers.find(informers.services(), key).orElse(null);
        if (service == null
                || service.getMetadata().getDeletionTimestamp() != null
                || service.getSpec().getSelector() == null
                || service.getSpec().getSelector().isEmpty()) {
            return;
        }
        EndpointSlice desired =
                new DesiredSlice(service, informers.pods().getStore().list()).build();
        Optional<EndpointSlice> present = Informers.find(informers.endpointSlices(), Key.of(desired));
        if (present.isEmpty()) {
            client.resource(desired).create();
        } else if (!DesiredSlice.endpointsOf(present.get()).equals(desired.getEndpoints())
                || !DesiredSlice.portsOf(present.get()).equals(desired.getPorts())) {
            desired.getMetadata().setResourceVersion(present.get().getMetadata().getResourceVersion());
            client.resource(desired).update();
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
