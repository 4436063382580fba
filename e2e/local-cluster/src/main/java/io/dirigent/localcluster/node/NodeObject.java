package io.dirigent.localcluster.node;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The Node that {@code kubectl get nodes} shows. */
public final class NodeObject {

    private NodeObject() {}

    /** Makes it, ready at once and for ever: it lives as long as its API server. */
    public static void create(KubernetesClient client, String name) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var node = client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("kubernetes.io/hostname", name)
                        .addToLabels("kubernetes.io/os", "linux")
                        .endMetadata()
                        .build())
                .create();
        node.setStatus(new NodeBuilder()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .withReason("LocalProcesses")
                .withMessage("pods are processes of this machine")
                .withLastHeartbeatTime(now)
                .withLastTransitionTime(now)
                .endCondition()
                .addNewAddress("127.0.0.1", "InternalIP")
                .endStatus()
                .build()
                .getStatus());
        client.resource(node).updateStatus();
    }
}
