package io.dirigent.stories.real;

import io.dirigent.stories.OperatorProcess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The operator as Helm installed it. Its Deployment starts it again at once; to a story it is back when it is available. */
final class RealOperator implements OperatorProcess {

    static final Map<String, String> LABELS =
            Map.of("app.kubernetes.io/component", "operator", "app.kubernetes.io/part-of", "dirigent");

    private static final int MINUTES = 3;

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final Set<String> killed = ConcurrentHashMap.newKeySet();
    private volatile boolean isAlive = true;

    private RealOperator(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    /** The one that is installed. */
    static RealOperator find(KubernetesClient client) {
        List<Deployment> found = client.apps()
                .deployments()
                .inAnyNamespace()
                .withLabels(LABELS)
                .list()
                .getItems();
        if (found.size() != 1) {
            throw new IllegalStateException("there must be one operator, installed by Helm; there are " + found.size());
        }
        Deployment one = found.getFirst();
        return new RealOperator(
                client, one.getMetadata().getNamespace(), one.getMetadata().getName());
    }

    Deployment deployment() {
        return client.apps().deployments().inNamespace(namespace).withName(name).require();
    }

    /** Its pods, as somebody sees them who knows only their labels. */
    Map<String, String> podLabels() {
        return deployment().getSpec().getSelector().getMatchLabels();
    }

    /** As the API server calls it. */
    String user() {
        return "system:serviceaccount:" + namespace + ":"
                + deployment().getSpec().getTemplate().getSpec().getServiceAccountName();
    }

    List<Pod> pods() {
        return client.pods()
                .inNamespace(namespace)
                .withLabels(podLabels())
                .withoutLabel(ProxyPod.LABEL)
                .list()
                .getItems();
    }

    @Override
    public void start() {
        Awaitility.await("the killed operator is gone")
                .atMost(Duration.ofMinutes(MINUTES))
                .ignoreExceptions()
                .until(() -> pods().stream()
                        .noneMatch(pod -> killed.contains(pod.getMetadata().getUid())));
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .waitUntilCondition(RealOperator::isAvailable, MINUTES, TimeUnit.MINUTES);
        isAlive = true;
    }

    private static boolean isAvailable(Deployment deployment) {
        return Objects.equals(
                        deployment.getStatus().getAvailableReplicas(),
                        deployment.getSpec().getReplicas())
                && Objects.equals(
                        deployment.getStatus().getReplicas(),
                        deployment.getSpec().getReplicas());
    }

    @Override
    public void kill9() {
        for (Pod pod : pods()) {
            killed.add(pod.getMetadata().getUid());
            client.resource(pod).withGracePeriod(0L).delete();
        }
        isAlive = false;
    }

    void scaleTo(int replicas) {
        client.apps().deployments().inNamespace(namespace).withName(name).scale(replicas);
        start();
    }

    /** The pod that holds the lease. */
    void killLeader() {
        String leader = client.leases()
                .inNamespace(namespace)
                .withName(name)
                .require()
                .getSpec()
                .getHolderIdentity();
        client.pods()
                .inNamespace(namespace)
                .withName(leader)
                .withGracePeriod(0L)
                .delete();
    }

    @Override
    public boolean isAlive() {
        return isAlive;
    }

    @Override
    public List<String> lastLines(int most) {
        List<String> lines = new ArrayList<>();
        for (Pod pod : pods()) {
            lines.addAll(PodLog.lastLines(client, pod, most));
        }
        return lines;
    }
}
