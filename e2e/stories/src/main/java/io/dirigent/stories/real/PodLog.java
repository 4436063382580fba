package io.dirigent.stories.real;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** What a pod wrote. */
final class PodLog {

    private PodLog() {}

    static List<String> lastLines(KubernetesClient client, Pod pod, int most) {
        try {
            return client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .tailingLines(most)
                    .getLog()
                    .lines()
                    .toList();
        } catch (KubernetesClientException e) {
            return List.of("no log: " + e.getMessage());
        }
    }
}
