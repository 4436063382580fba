package io.dirigent.localcluster.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes that die with this one. By {@code setpriv} the kernel kills a child as soon as the thread that started it is
 * gone, so all are started by one thread that lives as long as the program; by {@code setsid} a Ctrl-C at the terminal
 * reaches this program only, which then stops them in order. Both replace themselves by the child: its process id is its own.
 */
public final class Spawner {

    private static final List<String> PREFIX = prefix();
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("spawner").factory());

    private Spawner() {}

    /** Starts it with nothing to read, and with both outputs appended to the log file. */
    public static Process start(ProcessBuilder builder, Path log) {
        List<String> command = new ArrayList<>(PREFIX);
        command.addAll(builder.command());
        builder.command(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    "cannot start " + builder.command(),
                    e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<String> prefix() {
        List<String> prefix = new ArrayList<>();
        program("setsid").ifPresent(prefix::add);
        program("setpriv").ifPresent(setpriv -> prefix.addAll(List.of(setpriv, "--pdeathsig", "KILL")));
        return prefix;
    }

    private static Optional<String> program(String name) {
        return List.of("/usr/bin/" + name, "/bin/" + name).stream()
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst();
    }
}
