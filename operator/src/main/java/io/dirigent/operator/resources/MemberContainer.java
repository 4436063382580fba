package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The one container of a member: the launcher with the server in its process. */
final class MemberContainer {
    static final String NAME = "directory";

    private MemberContainer() {}

    static Container of(DirectoryCluster cluster, String defaultImage) {
        DirectoryClusterSpec spec = cluster.getSpec();
        List<Mounts> mounts = Mounts.of(cluster);
        return new ContainerBuilder()
                .withName(NAME)
                .withImage(Objects.requireNonNullElse(spec.image(), defaultImage))
                .withImagePullPolicy("IfNotPresent")
                .withArgs(mounts.stream().map(Mounts::argument).toList())
                .withEnv(
                        fromPod("POD_NAME", "metadata.name"),
                        fromPod("POD_NAMESPACE", "metadata.namespace"),
                        fromPod("POD_IP", "status.podIP"),
                        new EnvVar(
                                "JDK_JAVA_OPTIONS", JvmOptions.of(spec.server().jvm()), null))
                .withPorts(Arrays.stream(Ports.values()).map(Ports::onContainer).toList())
                .withResources(resources(spec))
                .withStartupProbe(Probes.startup())
                .withLivenessProbe(Probes.liveness())
                .withReadinessProbe(Probes.readiness())
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withVolumeMounts(mounts.stream().map(Mounts::onContainer).toList())
                .build();
    }

    private static EnvVar fromPod(String name, String field) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef("v1", field)
                .endValueFrom()
                .build();
    }

    private static ResourceRequirements resources(DirectoryClusterSpec spec) {
        return new ResourceRequirementsBuilder()
                .withRequests(Quantities.canonical(spec.resources().requests()))
                .withLimits(Quantities.canonical(spec.resources().limits()))
                .build();
    }
}
