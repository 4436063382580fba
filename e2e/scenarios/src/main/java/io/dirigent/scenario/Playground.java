package io.dirigent.scenario;

import io.dirigent.localcluster.LocalCluster;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.program.Program;
import io.dirigent.localcluster.program.ProgramSpec;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Kubernetes of local processes on which the operator runs, as it is packaged, and the resource type is known. */
public final class Playground implements AutoCloseable {

    /** The directory server's image, as members' pods name it. */
    public static final String IMAGE = "dirigent/directory-server:0.1.0";

    private static final String CRD = "/META-INF/dirigent/directoryclusters.dirigent.io-v1.yaml";
    private static final int MINUTE_OF_PATIENCE = 1;

    private final LocalCluster cluster;
    private final Program operator;

    private Playground(LocalCluster cluster, Program operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    /**
     * Starts all of it.
     *
     * @param options of the local cluster; the image is added
     * @param steadyInterval how often the operator looks at what is as it should be
     */
    public static Playground start(LocalClusterOptions options, Duration steadyInterval) {
        return start(options, steadyInterval, Map.of());
    }

    /** The same, with variables in the operator's environment. */
    public static Playground start(
            LocalClusterOptions options, Duration steadyInterval, Map<String, String> variables) {
        Artifacts artifacts = Artifacts.find();
        LocalCluster cluster = LocalCluster.start(options.withImage(IMAGE, artifacts.directoryImage()));
        try {
            installDefinition(cluster.client(Identity.ADMIN));
            return new Playground(cluster, cluster.runProgram(operator(artifacts, steadyInterval, variables)));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static ProgramSpec operator(Artifacts artifacts, Duration steadyInterval, Map<String, String> variables) {
        ProgramSpec operator = ProgramSpec.jar(
                        "operator",
                        Identity.OPERATOR,
                        artifacts.operator(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Dquarkus.http.port=0")
                .with("DIRIGENT_STEADY_INTERVAL", steadyInterval.toMillis() + "ms");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            operator = operator.with(variable.getKey(), variable.getValue());
        }
        return operator;
    }

    private static void installDefinition(KubernetesClient admin) {
        try (InputStream text = Playground.class.getResourceAsStream(CRD)) {
            CustomResourceDefinition definition = admin.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .load(text)
                    .item();
            admin.resource(definition).serverSideApply();
            admin.resource(definition)
                    .waitUntilCondition(Playground::isEstablished, MINUTE_OF_PATIENCE, TimeUnit.MINUTES);
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

    /** Makes a namespace, if it is not there. */
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

    /** A client with a user's identity. */
    public KubernetesClient client() {
        return cluster.client(Identity.USER);
    }

    public Program operator() {
        return operator;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
