package io.dirigent.stories;

import io.dirigent.api.ClusterFilesContract;
import io.dirigent.localcluster.LocalCluster;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.localcluster.controlplane.Identity;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Wrong resources are refused with their message by the API server in Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongResourcesTest extends ClusterFilesContract {

    private LocalCluster cluster;

    @BeforeAll
    void start() {
        cluster = LocalCluster.start(LocalClusterOptions.defaults());
        ClusterFilesContract.install(client());
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    protected KubernetesClient client() {
        return cluster.client(Identity.ADMIN);
    }
}
