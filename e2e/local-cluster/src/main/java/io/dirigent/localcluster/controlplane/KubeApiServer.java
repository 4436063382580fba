package io.dirigent.localcluster.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A real kube-apiserver on an etcd of its own, both from the folder that {@code KUBEBUILDER_ASSETS} names.
 * Tokens from a file, every identity is allowed everything; no controller manager, scheduler or garbage collector.
 */
public final class KubeApiServer implements ControlPlane {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private final Path folder;
    private final URI url;
    private final Map<Identity, String> tokens;
    private final ServerProcess etcd;
    private final ServerProcess apiServer;
    private final AuditLog audit;
    private String version = "";

    private KubeApiServer(Path assets, Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.tokens = newTokens();
        this.audit = new AuditLog(folder.resolve("audit.log"));
        URI etcdUrl = URI.create("http://127.0.0.1:" + freePort());
        URI peerUrl = URI.create("http://127.0.0.1:" + freePort());
        this.url = URI.create("https://127.0.0.1:" + freePort());
        this.etcd = ServerProcess.start(assets.resolve("etcd"), folder, etcdArguments(etcdUrl, peerUrl));
        this.apiServer = ServerProcess.start(assets.resolve("kube-apiserver"), folder, apiServerArguments(etcdUrl));
    }

    /** The folder with etcd and kube-apiserver that the environment names, if it does and they are there. */
    public static Optional<Path> assets() {
        return Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS"))
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("kube-apiserver"))
                        && Files.isExecutable(folder.resolve("etcd")));
    }

    /** Starts both and returns when the API server is ready. {@code folder} takes state, keys and logs. */
    public static KubeApiServer start(Path assets, Path folder) {
        KubeApiServer server;
        try {
            server = new KubeApiServer(assets, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            server.version = server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Process ids of etcd and kube-apiserver. */
    public List<Long> pids() {
        return List.of(etcd.pid(), apiServer.pid());
    }

    private static List<String> etcdArguments(URI client, URI peer) {
        return List.of(
                "--name=local",
                "--data-dir=etcd",
                "--unsafe-no-fsync",
                "--log-level=warn",
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=local=" + peer);
    }

    private List<String> apiServerArguments(URI etcdUrl) throws IOException {
        Files.writeString(
                folder.resolve("tokens.csv"),
                tokens.entrySet().stream()
                        .map(e -> "%s,%s,%s"
                                .formatted(
                                        e.getValue(),
                                        e.getKey().userName(),
                                        e.getKey().userName()))
                        .collect(Collectors.joining("\n", "", "\n")));
        Files.writeString(folder.resolve("audit-policy.yaml"), AuditLog.POLICY);
        Files.writeString(folder.resolve("service-accounts.key"), newKey());
        return List.of(
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + url.getPort(),
                "--cert-dir=certificates",
                "--etcd-servers=" + etcdUrl,
                "--token-auth-file=tokens.csv",
                "--authorization-mode=AlwaysAllow",
                "--audit-policy-file=audit-policy.yaml",
                "--audit-log-path=" + audit.file(),
                // Without a controller manager nobody makes the service accounts that this one asks for.
                "--disable-admission-plugins=ServiceAccount",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=service-accounts.key",
                "--service-account-signing-key-file=service-accounts.key",
                "--profiling=false");
    }

    private String awaitReady() {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (true) {
            etcd.expectAlive();
            apiServer.expectAlive();
            try (Readiness readiness = new Readiness(kubeconfig(Identity.ADMIN))) {
                return readiness.version();
            } catch (ApiServerNotReady e) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("kube-apiserver not ready after " + START_TIMEOUT, e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public String description() {
        return "kube-apiserver " + version;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public String kubeconfig(Identity identity) {
        return Kubeconfig.of(
                url,
                certificate(),
                identity,
                Optional.ofNullable(tokens.get(identity)).orElseThrow());
    }

    /** The API server makes a certificate for its address at its first start; the file ends with its issuer. */
    private String certificate() {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("certificates/apiserver.crt")));
        } catch (IOException e) {
            throw new ApiServerNotReady(e);
        }
    }

    @Override
    public List<RequestCount> requests(Identity identity) {
        return audit.countsOf(identity.userName());
    }

    @Override
    public boolean collectsGarbage() {
        return false;
    }

    @Override
    public void close() {
        apiServer.close();
        etcd.close();
    }

    private static Map<Identity, String> newTokens() {
        SecureRandom random = new SecureRandom();
        return Arrays.stream(Identity.values())
                .collect(Collectors.toMap(
                        identity -> identity,
                        identity -> {
                            byte[] token = new byte[16];
                            random.nextBytes(token);
                            return HexFormat.of().formatHex(token);
                        },
                        (a, b) -> a,
                        () -> new EnumMap<>(Identity.class)));
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
