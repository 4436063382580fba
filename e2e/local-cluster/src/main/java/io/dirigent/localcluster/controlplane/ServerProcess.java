package io.dirigent.localcluster.controlplane;

import io.dirigent.localcluster.process.Signals;
import io.dirigent.localcluster.process.Spawner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A server of the control plane as a child process with a log file. */
final class ServerProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ServerProcess start(Path binary, Path folder, List<String> arguments) {
        String name = String.valueOf(binary.getFileName());
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(arguments);
        Path log = folder.resolve(name + ".log");
        return new ServerProcess(name, Spawner.start(new ProcessBuilder(command).directory(folder.toFile()), log), log);
    }

    long pid() {
        return process.pid();
    }

    /** Throws, with the end of its log, when it has ended. */
    void expectAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ":\n" + lastLines());
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        Signals.stop(process, GRACE, new CompletableFuture<>());
    }
}
