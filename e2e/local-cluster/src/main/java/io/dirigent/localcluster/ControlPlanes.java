package io.dirigent.localcluster;

import io.dirigent.localcluster.LocalClusterOptions.ApiServer;
import io.dirigent.localcluster.controlplane.ControlPlane;
import io.dirigent.localcluster.controlplane.EmbeddedControlPlane;
import io.dirigent.localcluster.controlplane.KubeApiServer;
import java.nio.file.Path;

/** Starts the API server that was asked for. */
final class ControlPlanes {

    private ControlPlanes() {}

    static ControlPlane start(ApiServer choice, Path folder) {
        return switch (choice) {
            case REAL -> real(folder);
            case EMBEDDED -> EmbeddedControlPlane.start();
            case AS_AVAILABLE -> KubeApiServer.assets().isPresent() ? real(folder) : EmbeddedControlPlane.start();
        };
    }

    private static ControlPlane real(Path folder) {
        Path assets = KubeApiServer.assets()
                .orElseThrow(() ->
                        new IllegalStateException("KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver"));
        return KubeApiServer.start(assets, folder);
    }
}
