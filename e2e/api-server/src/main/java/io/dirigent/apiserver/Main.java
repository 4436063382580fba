package io.dirigent.apiserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;

/** The server as a program: {@code --port N --kubeconfig FILE [--identity NAME]}; ends on SIGTERM. */
public final class Main {
    private static final int EX_USAGE = 64;

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = 0;
        Path kubeconfig = null;
        String identity = "admin";
        try {
            for (int i = 0; i < args.length; i += 2) {
                switch (args[i]) {
                    case "--port" -> port = Integer.parseInt(args[i + 1]);
                    case "--kubeconfig" -> kubeconfig = Path.of(args[i + 1]);
                    case "--identity" -> identity = args[i + 1];
                    default -> throw new IllegalArgumentException(args[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("usage: [--port N] [--kubeconfig FILE] [--identity NAME]");
            System.exit(EX_USAGE);
        }
        // Netty would ask for memory in a way that Java warns of; it does without.
        System.setProperty("io.netty.noUnsafe", "true");
        EmbeddedApiServer server = EmbeddedApiServer.start(ServerOptions.DEFAULT.onPort(port));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            ended.countDown();
        }));
        if (kubeconfig != null) {
            write(kubeconfig, server.kubeconfig(identity));
        }
        System.out.println("serving Kubernetes' API on " + server.url());
        ended.await();
    }

    /** The file carries a token: nobody else may read it. */
    private static void write(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path fresh = Files.createTempFile(
                whole.getParent(),
                "kubeconfig",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE);
    }
}
