package io.dirigent.stories.real;

import io.dirigent.stories.Nodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machines of a cluster that the command {@code hk8s} made; the environment's {@code HK8S_COMMAND} says where that is. */
public final class Hk8s implements Nodes {

    private static final String VARIABLE = "HK8S_COMMAND";
    private static final String RUNS = "(?m)^%s: runs, pid (\\d+)$";

    private final String command;
    private final Set<String> withoutPower = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;
    private volatile boolean isControlPlaneHurt;

    private Hk8s(String command) {
        this.command = command;
    }

    /** It, if the environment names it. */
    public static Optional<Hk8s> find() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .filter(command -> !command.isBlank())
                .map(Hk8s::new);
    }

    private String run(String... words) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        return Command.run(all);
    }

    /** Nodes are n1, n2, and so on; the command takes their numbers. */
    private static String number(String node) {
        return node.substring(1);
    }

    @Override
    public void losePower(String node) {
        withoutPower.add(node);
        run("node", "kill", number(node));
    }

    @Override
    public void start(String node) {
        run("node", "start", number(node));
        withoutPower.remove(node);
    }

    @Override
    public void cut(String node, String other) {
        isCut = true;
        run("cut", number(node), number(other));
    }

    @Override
    public void heal() {
        run("heal");
        isCut = false;
    }

    @Override
    public void mend() {
        if (isControlPlaneHurt) {
            startApiServer();
            isControlPlaneHurt = false;
        }
        withoutPower.forEach(this::start);
        if (isCut) {
            heal();
        }
    }

    @Override
    public void signal(String node, String containerId, String signal) {
        String id = containerId.substring(containerId.lastIndexOf('/') + 1);
        run(
                "exec-node",
                number(node),
                "ctr",
                "-a",
                "/run/containerd/containerd.sock",
                "-n",
                "k8s.io",
                "task",
                "kill",
                "-s",
                signal,
                id);
    }

    /** The scheduler goes with it: one that outlives it ends itself minutes later, when it notices that it holds what is no longer so. */
    @Override
    public void killApiServer() {
        isControlPlaneHurt = true;
        String running = run("status");
        kill("kube-scheduler", running);
        kill("kube-apiserver", running);
    }

    private static void kill(String name, String running) {
        Matcher found = Pattern.compile(RUNS.formatted(name)).matcher(running);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " runs");
        }
        ProcessHandle.of(Long.parseLong(found.group(1))).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The control plane alone, as soon as it is ready: nodes find it by themselves, some of them late. */
    @Override
    public void startApiServer() {
        run("up", "--audit", "--nodes", "0");
    }

    /** The API server's audit log from this byte on. */
    String auditLog(long from) {
        try {
            Process process = new ProcessBuilder(command, "logs", "audit").start();
            try (InputStream log = process.getInputStream()) {
                log.skipNBytes(from);
                return new String(log.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
