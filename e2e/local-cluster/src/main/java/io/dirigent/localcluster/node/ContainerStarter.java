package io.dirigent.localcluster.node;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.process.Spawner;
import io.dirigent.localcluster.volume.PodVolumes;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts a pod's one container as a process that sees little more than a container would. */
record ContainerStarter(Pod pod, NodeSettings node, Informers informers, PodVolumes volumes) {

    Process start() throws ContainerNotStartable {
        var container = pod.getSpec().getContainers().getFirst();
        if (pod.getSpec().getContainers().size() > 1
                || !pod.getSpec().getInitContainers().isEmpty()) {
            throw new ContainerNotStartable("CreateContainerError", "the local cluster runs one container a pod");
        }
        Image image = node.images().pull(container.getImage());
        var environment = new ContainerEnvironment(pod, address(), informers, volumes);
        Map<String, String> variables = environment.variables();
        List<String> command = new ArrayList<>(image.command(container.getCommand()));
        command.addAll(environment.arguments(variables));
        return spawn(command, variables);
    }

    String address() {
        return node.addresses().of(Key.of(pod).toString()).getHostAddress();
    }

    private Process spawn(List<String> command, Map<String, String> variables) throws ContainerNotStartable {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(volumes.root().toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("HOSTNAME", pod.getMetadata().getName());
        builder.environment().put("HOME", volumes.root().toString());
        builder.environment().putAll(variables);
        builder.environment()
                .merge("JAVA_TOOL_OPTIONS", node.hostsFiles().javaOptionsOf(pod), (own, ours) -> ours + " " + own);
        try {
            Path log = log();
            Files.createDirectories(Optional.ofNullable(log.getParent()).orElseThrow());
            return Spawner.start(builder, log);
        } catch (UncheckedIOException | IOException e) {
            throw new ContainerNotStartable("RunContainerError", String.valueOf(e.getMessage()));
        }
    }

    Path log() {
        return node.log(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
    }
}
