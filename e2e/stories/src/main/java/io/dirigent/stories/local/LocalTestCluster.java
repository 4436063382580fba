package io.dirigent.stories.local;

import io.dirigent.localcluster.LocalCluster;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.controlplane.RequestCount;
import io.dirigent.localcluster.program.Program;
import io.dirigent.localcluster.program.ProgramSpec;
import io.dirigent.stories.Artifacts;
import io.dirigent.stories.Directory;
import io.dirigent.stories.MemberPod;
import io.dirigent.stories.Need;
import io.dirigent.stories.OperatorProcess;
import io.dirigent.stories.TestCluster;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Kubernetes of local processes on which the operator runs, as it is packaged, and the resource type is known. */
public final class LocalTestCluster implements TestCluster {

    /** The directory server's image, as members' pods name it. */
    public static final String IMAGE = "dirigent/directory-server:0.1.0";

    private static final String CRD = "/META-INF/dirigent/directoryclusters.dirigent.io-v1.yaml";
    private static final int MINUTE_OF_PATIENCE = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LDAPS = 1636;
    private static final int OPERATOR = 4445;

    private final LocalCluster cluster;
    private final Program operator;

    private LocalTestCluster(LocalCluster cluster, Program operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    /**
     * Starts all of it.
     *
     * @param options of the local cluster; the image is added
     * @param settings of the operator
     */
    public static LocalTestCluster start(LocalClusterOptions options, OperatorSettings settings) {
        Artifacts artifacts = Artifacts.find();
        LocalCluster cluster = LocalCluster.start(options.withImage(IMAGE, artifacts.directoryImage()));
        try {
            installDefinition(cluster.client(Identity.ADMIN));
            return new LocalTestCluster(cluster, cluster.runProgram(operator(artifacts, settings)));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static ProgramSpec operator(Artifacts artifacts, OperatorSettings settings) {
        ProgramSpec operator = ProgramSpec.jar(
                "operator",
                Identity.OPERATOR,
                artifacts.java(),
                artifacts.operator(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dquarkus.http.port=0");
        for (Map.Entry<String, String> variable : settings.variables().entrySet()) {
            operator = operator.with(variable.getKey(), variable.getValue());
        }
        return operator;
    }

    private static void installDefinition(KubernetesClient admin) {
        try (InputStream text = LocalTestCluster.class.getResourceAsStream(CRD)) {
            CustomResourceDefinition definition = admin.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .load(text)
                    .item();
            admin.resource(definition).serverSideApply();
            admin.resource(definition)
                    .waitUntilCondition(LocalTestCluster::isEstablished, MINUTE_OF_PATIENCE, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Established".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    @Override
    public void namespace(String name) {
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /** The local cluster below. */
    public LocalCluster kubernetes() {
        return cluster;
    }

    @Override
    public KubernetesClient client() {
        return cluster.client(Identity.USER);
    }

    @Override
    public OperatorProcess operator() {
        return new LocalOperator(operator);
    }

    /** The operator's process. */
    public Program operatorsProgram() {
        return operator;
    }

    @Override
    public Path folder() {
        return cluster.folder();
    }

    @Override
    public String image() {
        return IMAGE;
    }

    @Override
    public Optional<MemberPod> pod(String namespace, String member) {
        return cluster.pod(namespace, member).map(LocalMemberPod::new);
    }

    @Override
    public InetSocketAddress doorOf(Directory directory, String member) {
        return door(directory, member, LDAPS);
    }

    @Override
    public InetSocketAddress operatorsDoorOf(Directory directory, String member) {
        return door(directory, member, OPERATOR);
    }

    private InetSocketAddress door(Directory directory, String member, int port) {
        String address = pod(directory.namespace(), member)
                .map(MemberPod::address)
                .orElseThrow(() -> new IllegalStateException(member + " does not run"));
        return new InetSocketAddress(address, port);
    }

    /** One of the ready endpoints, on the container's port; this program has not the names that pods have. */
    @Override
    public InetSocketAddress doorOf(Directory directory) {
        List<String> ready = client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(directory.namespace())
                .withLabel("kubernetes.io/service-name", directory.name())
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()))
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
        if (ready.isEmpty()) {
            throw new IllegalStateException("no member of " + directory.name() + " is ready");
        }
        return doorOf(directory, ready.get(ThreadLocalRandom.current().nextInt(ready.size())));
    }

    @Override
    public void cut(Directory directory, String member, String other) {
        cluster.network().cut(directory.namespace() + "/" + member, directory.namespace() + "/" + other);
    }

    @Override
    public void heal(Directory directory, List<String> members) {
        for (String member : members) {
            for (String other : members) {
                if (!member.equals(other)) {
                    cluster.network().heal(directory.namespace() + "/" + member, directory.namespace() + "/" + other);
                }
            }
        }
    }

    /** As it is on disk: what it was rewritten with, though nothing changed, would be seen. */
    @Override
    public String configuration(Directory directory, String member) {
        try {
            return Files.readString(cluster.claimFolder(directory.namespace(), "data-" + member)
                    .resolve("instance/config/config.ldif"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<RequestCount> operatorsRequests() {
        return cluster.requests(Identity.OPERATOR);
    }

    @Override
    public Map<String, List<String>> lastLines(String namespace, int most) {
        Path logs = cluster.folder().resolve("node/logs").resolve(namespace);
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> pods = Files.exists(logs) ? Files.list(logs) : Stream.empty()) {
            pods.forEach(log -> found.put(String.valueOf(log.getFileName()), Log.lastLines(log, most)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** By force: how members stop in peace is a matter for the stories that are about it. */
    @Override
    public void clear(Directory directory) {
        String namespace = directory.namespace();
        directory.resource().delete();
        await("nobody makes pods any more", () -> client().apps().statefulSets().inNamespace(namespace));
        client().pods().inNamespace(namespace).withGracePeriod(0).delete();
        await("the pods are gone", () -> client().pods().inNamespace(namespace));
        client().persistentVolumeClaims().inNamespace(namespace).delete();
    }

    private static void await(String what, Supplier<Listable<? extends KubernetesResourceList<?>>> objects) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> objects.get().list().getItems().isEmpty());
    }

    @Override
    public boolean shares(Need need) {
        return need == Need.QUIET || need == Need.MACHINES;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
