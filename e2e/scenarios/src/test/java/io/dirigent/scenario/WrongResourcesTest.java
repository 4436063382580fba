package io.dirigent.scenario;

import io.dirigent.api.ClusterFilesContract;
import io.dirigent.localcluster.LocalCluster;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.localcluster.controlplane.Identity;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Wrong resources are refused with their message by the API server that stories are told on, whichever it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongResourcesTest extends ClusterFilesContract {

    private LocalCluster cluster;

    @BeforeAll
    void start() {
        cluster = LocalCluster.start(LocalClusterOptions.defaults());
        System.out.println("Wrong resources are judged by: " + cluster.description());
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
