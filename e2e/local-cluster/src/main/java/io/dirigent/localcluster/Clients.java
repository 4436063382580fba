package io.dirigent.localcluster;

import io.dirigent.localcluster.controlplane.ControlPlane;
import io.dirigent.localcluster.controlplane.Identity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One client and one kubeconfig file for each identity that is asked for. */
final class Clients implements AutoCloseable {

    /** The first handshake loads half of the client: on a busy machine that was seen to take more than the usual 10 s. */
    private static final int PATIENCE_MILLIS = 60_000;

    private final ControlPlane controlPlane;
    private final Path folder;
    private final Map<Identity, KubernetesClient> clients = new ConcurrentHashMap<>();

    Clients(ControlPlane controlPlane, Path folder) {
        this.controlPlane = controlPlane;
        this.folder = folder;
    }

    KubernetesClient of(Identity identity) {
        return clients.computeIfAbsent(
                identity,
                i -> new KubernetesClientBuilder().withConfig(config(i)).build());
    }

    private Config config(Identity identity) {
        Config config = Config.fromKubeconfig(controlPlane.kubeconfig(identity));
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setRequestTimeout(PATIENCE_MILLIS);
        return config;
    }

    synchronized Path kubeconfigFile(Identity identity) {
        Path file = folder.resolve(identity.userName() + ".kubeconfig");
        try {
            Files.writeString(file, controlPlane.kubeconfig(identity));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(KubernetesClient::close);
    }
}
