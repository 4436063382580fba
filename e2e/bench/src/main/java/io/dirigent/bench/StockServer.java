package io.dirigent.bench;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A stock OpenDJ, started by its own {@code bin/start-ds}. */
final class StockServer implements Server {

    private final Path folder;
    private final Path root;
    private final int port;
    private final Thread end = Thread.ofPlatform().name("stop the stock server").unstarted(this::vanish);

    private StockServer(Path folder, Path root, int port) {
        this.folder = folder;
        this.root = root;
        this.port = port;
        // It is no child of this program: its script leaves it behind.
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** As {@code setup} leaves it. */
    static StockServer untouched() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stock");
        int port = freePort();
        return new StockServer(folder, StockDistribution.install(folder, port, freePort()), port);
    }

    /** With the same indexes as ours, and writes on disk before they are acknowledged. */
    static StockServer level() throws IOException, InterruptedException {
        StockServer server = untouched();
        StockConfiguration.level(server.root);
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String name() {
        return "stock";
    }

    /** The script and its helpers have ended when it returns, so they are among this program's ended children. */
    @Override
    public double restart() throws IOException, InterruptedException {
        stop();
        double before = Usage.cpuSecondsOfEndedChildren();
        StockDistribution.run(root, List.of(root.resolve("bin/start-ds").toString()));
        awaitAnswer();
        double server = Usage.cpuSeconds(process().orElseThrow().pid());
        return Usage.cpuSecondsOfEndedChildren() - before + server;
    }

    private void stop() {
        process().ifPresent(process -> {
            process.destroy();
            process.onExit().join();
        });
    }

    /** At a Ctrl-C. */
    private void vanish() {
        process().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        delete();
    }

    /** By the file in which the server notes its process; it removes it when it stops. */
    private Optional<ProcessHandle> process() {
        Path file = root.resolve("logs/server.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public LDAPConnection connect() throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, "cn=Directory Manager", StockDistribution.PASSWORD);
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(end);
        delete();
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
