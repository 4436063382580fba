package io.dirigent.localcluster.controlplane;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Asks an API server whether it is ready. */
final class Readiness implements AutoCloseable {

    private final KubernetesClient client;

    Readiness(String kubeconfig) {
        // No retries: the asking is repeated by whoever waits.
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    /** The server's version. */
    String version() {
        try {
            client.raw("/readyz");
            return client.getKubernetesVersion().getGitVersion();
        } catch (KubernetesClientException e) {
            throw new ApiServerNotReady(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
