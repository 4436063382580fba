package io.dirigent.stories.real;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a proxy inside the cluster consists of.
 *
 * @param namespace where it stands
 * @param labels what its pod passes for
 * @param image one with our Java runtime
 * @param node where it runs: one that no story hurts
 */
record ProxyPod(String namespace, Map<String, String> labels, String image, String node, String password) {

    static final String NAME = "proxy";
    static final int PORT = 7070;

    /** Tells its pods from those that they pass for. */
    static final String LABEL = "dirigent-e2e";

    private static final String FOLDER = "/proxy";
    private static final String CODE = "ProxyProgram.class";
    private static final String JAVA = "/opt/dirigent/runtime/bin/java";

    private Map<String, String> allLabels() {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(LABEL, NAME);
        return all;
    }

    ConfigMap program() {
        String file = ProxyProgram.class.getName().replace('.', '/') + ".class";
        try (InputStream code = ProxyProgram.class.getClassLoader().getResourceAsStream(file)) {
            return new ConfigMapBuilder()
                    .withNewMetadata()
                    .withNamespace(namespace)
                    .withName(NAME)
                    .endMetadata()
                    .addToBinaryData(CODE, Base64.getEncoder().encodeToString(code.readAllBytes()))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Service service() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(NAME)
                .endMetadata()
                .withNewSpec()
                .withType("NodePort")
                .addToSelector(LABEL, NAME)
                .addNewPort()
                .withPort(PORT)
                .withTargetPort(new IntOrString(PORT))
                .endPort()
                .endSpec()
                .build();
    }

    Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(NAME)
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewStrategy()
                .withType("Recreate")
                .endStrategy()
                .withNewSelector()
                .addToMatchLabels(LABEL, NAME)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels(allLabels())
                .endMetadata()
                .withNewSpec()
                .addToNodeSelector("kubernetes.io/hostname", node)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(1L)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName(NAME)
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .withCommand(
                        JAVA,
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        FOLDER,
                        ProxyProgram.class.getName(),
                        String.valueOf(PORT),
                        password)
                .addNewPort()
                .withContainerPort(PORT)
                .endPort()
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withPort(new IntOrString(PORT))
                .endTcpSocket()
                .withPeriodSeconds(1)
                .endReadinessProbe()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("program")
                .withMountPath(FOLDER)
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("program")
                .withNewConfigMap()
                .withName(NAME)
                .addNewItem()
                .withKey(CODE)
                .withPath(ProxyProgram.class.getName().replace('.', '/') + ".class")
                .endItem()
                .endConfigMap()
                .endVolume()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
