package io.dirigent.localcluster.program;

import io.dirigent.localcluster.controlplane.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program to run beside the pods.
 *
 * @param name also its host name for cuts, and the name of its log file
 * @param identity whose kubeconfig it gets
 * @param variables added to {@code PATH}, {@code KUBECONFIG} and {@code JAVA_TOOL_OPTIONS}
 * @param grace between SIGTERM and SIGKILL
 */
public record ProgramSpec(
        String name, Identity identity, List<String> command, Map<String, String> variables, Duration grace) {

    public ProgramSpec {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }

    /**
     * A jar, with these options of the virtual machine.
     *
     * @param java the executable that runs it
     */
    public static ProgramSpec jar(String name, Identity identity, Path java, Path jar, String... javaOptions) {
        List<String> command = new ArrayList<>();
        command.add(java.toAbsolutePath().toString());
        command.addAll(List.of(javaOptions));
        command.add("-jar");
        command.add(jar.toAbsolutePath().toString());
        return new ProgramSpec(name, identity, command, Map.of(), Duration.ofSeconds(10));
    }

    public ProgramSpec with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(variables);
        more.put(variable, value);
        return new ProgramSpec(name, identity, command, more, grace);
    }
}
