package io.dirigent.stories.real;

import io.dirigent.localcluster.controlplane.RequestCount;
import io.dirigent.stories.Directory;
import io.dirigent.stories.MemberPod;
import io.dirigent.stories.Need;
import io.dirigent.stories.Nodes;
import io.dirigent.stories.NotOnThisCluster;
import io.dirigent.stories.OperatorProcess;
import io.dirigent.stories.TestCluster;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The cluster that {@code KUBECONFIG} names, with an operator that Helm installed. */
public final class RealCluster implements TestCluster {

    /** Where tests stand who are nobody to the members. */
    public static final String STRANGERS = "dirigent-e2e";

    private static final String LABEL = "dirigent-e2e";
    private static final String STORY = "story";
    private static final int LDAPS = 1636;
    private static final int SERVICE_LDAPS = 636;
    private static final int OPERATOR = 4445;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KubernetesClient client;
    private final RealOperator operator;
    private final Path folder;
    private final String safeNode;
    private final ClusterProxy clients;
    private final ClusterProxy operators;
    private final Optional<Hk8s> machines;
    private final Optional<AuditTrail> audit;

    private RealCluster(KubernetesClient client) throws IOException {
        this.client = client;
        operator = RealOperator.find(client);
        folder = Files.createTempDirectory("dirigent-e2e");
        machines = Hk8s.find();
        audit = machines.map(hk8s -> new AuditTrail(hk8s::auditLog, operator.user()));
        safeNode = client.nodes().list().getItems().stream()
                .map(node -> node.getMetadata().getName())
                .sorted()
                .findFirst()
                .orElseThrow();
        String image = container().getImage();
        String home = operator.deployment().getMetadata().getNamespace();
        namespace(STRANGERS);
        // Random, known to whoever may read the cluster, and the same for the next run, which finds the proxies
        // there.
        String password =
                client.namespaces().withName(STRANGERS).require().getMetadata().getUid();
        clients = ClusterProxy.open(client, new ProxyPod(STRANGERS, Map.of(), image, safeNode, password));
        operators = ClusterProxy.open(client, new ProxyPod(home, operator.podLabels(), image, safeNode, password));
    }

    /** Sets up the ways into it. */
    public static RealCluster open() {
        KubernetesClient client = new KubernetesClientBuilder().build();
        try {
            return new RealCluster(client);
        } catch (IOException e) {
            client.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private Container container() {
        return operator.deployment()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    /** The node from which the tests look: stories hurt the others. */
    public String safeNode() {
        return safeNode;
    }

    /** A way for a client like any other to this name and port. */
    public boolean canBeReached(String host, int port) throws IOException {
        return clients.to(host, port).leadsSomewhere();
    }

    /** So many operators, one of which leads. */
    public void scaleOperatorTo(int replicas) {
        operator.scaleTo(replicas);
    }

    /** The operator that leads dies. */
    public void killLeader() {
        operator.killLeader();
    }

    /** Which runs of which pods there are, and how often each was restarted. */
    public Map<String, String> runsOfPods(String namespace) {
        return client.pods().inNamespace(namespace).list().getItems().stream()
                .collect(Collectors.toMap(
                        pod -> pod.getMetadata().getName(),
                        pod -> pod.getMetadata().getUid() + " "
                                + pod.getStatus()
                                        .getContainerStatuses()
                                        .getFirst()
                                        .getRestartCount()));
    }

    /** What was said about which object. */
    public List<String> eventsIn(String namespace) {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .map(event -> event.getInvolvedObject().getName() + " " + event.getReason())
                .distinct()
                .toList();
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public String image() {
        return container().getEnv().stream()
                .filter(variable -> variable.getName().equals("DIRIGENT_DIRECTORY_IMAGE"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Its pods must satisfy the strictest of the pod security levels. */
    @Override
    public void namespace(String name) {
        Awaitility.await("no former namespace of this name is on its way out")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> Optional.ofNullable(
                                client.namespaces().withName(name).get())
                        .filter(found -> found.getMetadata().getDeletionTimestamp() != null)
                        .isEmpty());
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .addToLabels(LABEL, STORY)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /**
     * The whole namespace goes, as its owner may delete it at any time: nothing of ours may hold that up. Members go by force: how they stop in
     * peace is a matter for the stories that are about it. Kubernetes looks at what is left in a namespace again after half of the longest grace period.
     */
    @Override
    public void clear(Directory directory) {
        String namespace = directory.namespace();
        client.namespaces().withName(namespace).delete();
        client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        client.pods().inNamespace(namespace).withGracePeriod(0).delete();
        Awaitility.await("the members are gone")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        client.pods().inNamespace(namespace).list().getItems().isEmpty());
    }

    private void awaitDeletedNamespacesGone() {
        Awaitility.await("the stories' namespaces are gone")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.namespaces().withLabel(LABEL, STORY).list().getItems().stream()
                        .noneMatch(found -> found.getMetadata().getDeletionTimestamp() != null));
    }

    @Override
    public Optional<MemberPod> pod(String namespace, String member) {
        return Optional.ofNullable(
                        client.pods().inNamespace(namespace).withName(member).get())
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> new RealPod(pod, nodes()));
    }

    @Override
    public InetSocketAddress doorOf(Directory directory, String member) {
        return clients.entranceTo(directory.host(member), LDAPS);
    }

    @Override
    public InetSocketAddress operatorsDoorOf(Directory directory, String member) {
        return operators.entranceTo(directory.host(member), OPERATOR);
    }

    @Override
    public InetSocketAddress doorOf(Directory directory) {
        return clients.entranceTo(directory.name() + "." + directory.namespace() + ".svc", SERVICE_LDAPS);
    }

    @Override
    public String configuration(Directory directory, String member) {
        return directory.configurationOverLdap(member);
    }

    @Override
    public OperatorProcess operator() {
        return operator;
    }

    @Override
    public List<RequestCount> operatorsRequests() {
        return audit.orElseThrow(() -> new NotOnThisCluster("the API server's audit log is not at hand"))
                .requests();
    }

    @Override
    public Map<String, List<String>> lastLines(String namespace, int most) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
            found.put(pod.getMetadata().getName(), PodLog.lastLines(client, pod, most));
        }
        return found;
    }

    /** Their nodes are cut from each other, with all that runs on them. */
    @Override
    public void cut(Directory directory, String member, String other) {
        machines().cut(directory.nodeOf(member), directory.nodeOf(other));
    }

    /** Whoever cut nodes was alone: all cuts are its own. */
    @Override
    public void heal(Directory directory, List<String> members) {
        machines().heal();
    }

    /** Nodes carry the members of all stories. */
    @Override
    public boolean shares(Need need) {
        return need == Need.QUIET || need == Need.NETWORK || need == Need.MACHINES;
    }

    @Override
    public boolean canPause() {
        return machines.isPresent();
    }

    private Hk8s machines() {
        return machines.orElseThrow(() -> new NotOnThisCluster("these machines cannot be hurt"));
    }

    @Override
    public Optional<Nodes> nodes() {
        return machines.map(hk8s -> hk8s);
    }

    /** The proxies stay for the next run; they go with their namespaces. */
    @Override
    public void close() {
        try (client) {
            clients.close();
            operators.close();
            awaitDeletedNamespacesGone();
        }
    }
}
