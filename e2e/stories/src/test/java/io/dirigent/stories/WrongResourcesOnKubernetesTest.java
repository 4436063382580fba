package io.dirigent.stories;

import io.dirigent.api.ClusterFilesContract;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** The same by a real API server, with the definition that Helm installed. */
@Tag("kubernetes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongResourcesOnKubernetesTest extends ClusterFilesContract {

    private static final String NAMESPACE = "wrong-resources";

    private final KubernetesClient client = new KubernetesClientBuilder().build();

    /** What is right is taken at its word by the operator, but no pod comes of it. */
    @BeforeAll
    void start() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .addToLabels("dirigent-e2e", "story")
                        .endMetadata()
                        .build())
                .serverSideApply();
        client.resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName("no-pods")
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("pods", new Quantity("0"))
                        .endSpec()
                        .build())
                .serverSideApply();
    }

    @AfterAll
    void end() {
        try (client) {
            client.namespaces().withName(NAMESPACE).delete();
        }
    }

    @Override
    protected KubernetesClient client() {
        return client;
    }

    @Override
    protected String namespace() {
        return NAMESPACE;
    }
}
