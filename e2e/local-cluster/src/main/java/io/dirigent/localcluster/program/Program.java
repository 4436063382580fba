package io.dirigent.localcluster.program;

import io.dirigent.localcluster.process.Signals;
import io.dirigent.localcluster.process.Spawner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A program beside the pods: it can be stopped, killed and started again. */
public final class Program implements AutoCloseable {

    private final ProgramSpec spec;
    private final Path kubeconfig;
    private final String javaOptions;
    private final Path log;
    private volatile Optional<Process> process = Optional.empty();

    public Program(ProgramSpec spec, Path kubeconfig, String javaOptions, Path log) {
        this.spec = spec;
        this.kubeconfig = kubeconfig;
        this.javaOptions = javaOptions;
        this.log = log;
    }

    /** Starts it, if it does not run. Its log goes on where it ended. */
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(spec.command());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().putAll(spec.variables());
        builder.environment().merge("JAVA_TOOL_OPTIONS", javaOptions, (own, ours) -> ours + " " + own);
        process = Optional.of(Spawner.start(builder, log));
    }

    /** SIGTERM, and SIGKILL when its grace is over. Returns when it has ended. */
    public synchronized void stop() {
        process.ifPresent(p -> Signals.stop(p, spec.grace(), new CompletableFuture<>()));
    }

    /** SIGKILL. Returns when it has ended. */
    public synchronized void kill9() {
        process.ifPresent(Signals::kill);
    }

    /** Kills it and starts it again. */
    public synchronized void restart() {
        kill9();
        start();
    }

    /** SIGSTOP. */
    public void pause() {
        process.ifPresent(Signals::pause);
    }

    /** SIGCONT. */
    public void resume() {
        process.ifPresent(Signals::resume);
    }

    public boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    public long pid() {
        return process.orElseThrow(() -> new IllegalStateException(spec.name() + " was never started"))
                .pid();
    }

    /** How it ended, if it has. */
    public OptionalInt exitCode() {
        return process.filter(p -> !p.isAlive())
                .map(p -> OptionalInt.of(p.exitValue()))
                .orElse(OptionalInt.empty());
    }

    /** Both its outputs. */
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        stop();
    }
}
