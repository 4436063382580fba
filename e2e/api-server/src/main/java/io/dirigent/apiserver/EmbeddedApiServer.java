package io.dirigent.apiserver;

import io.dirigent.apiserver.gc.GarbageCollector;
import io.dirigent.apiserver.http.HttpFront;
import io.dirigent.apiserver.http.Router;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.registry.Registry;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.registry.WriteOptions;
import io.dirigent.apiserver.requests.RequestLog;
import io.dirigent.apiserver.resource.Catalog;
import io.dirigent.apiserver.security.Identities;
import io.dirigent.apiserver.security.ServerCertificate;
import io.dirigent.apiserver.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/**
 * A Kubernetes API server in this process, on loopback, with TLS and a bearer token for each identity. Everything is in memory
 * and gone when it is closed. It has no controllers but the garbage collector: nothing makes pods or schedules them.
 */
public final class EmbeddedApiServer implements AutoCloseable {
    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final ServerCertificate certificate;
    private final Identities identities = new Identities();
    private final RequestLog requests = new RequestLog();
    private final GarbageCollector garbage;
    private final HttpFront front;

    private EmbeddedApiServer(ServerOptions options, InstantSource clock) {
        certificate = ServerCertificate.make(clock.instant());
        options.identities().forEach(identities::token);
        Store store = new Store(options.history());
        Catalog catalog = new Catalog();
        Registry registry = new Registry(store, catalog, clock);
        createNamespaces(catalog, registry);
        garbage = GarbageCollector.start(store, catalog, registry);
        front = HttpFront.start(
                options.port(), certificate, new Router(catalog, registry, requests, clock), store, identities, clock);
    }

    private static void createNamespaces(Catalog catalog, Registry registry) {
        for (String name : NAMESPACES) {
            var namespace = Json.object();
            namespace.putObject("metadata").put("name", name);
            Target target = new Target(catalog.own("v1", "Namespace"), "", "", "");
            registry.create(target, namespace, WriteOptions.by("api-server"));
        }
    }

    /** Starts a server; it serves when this returns. */
    public static EmbeddedApiServer start(ServerOptions options) {
        return start(options, InstantSource.system());
    }

    /** Starts a server whose timestamps and watches go by this clock. */
    static EmbeddedApiServer start(ServerOptions options, InstantSource clock) {
        return new EmbeddedApiServer(options, clock);
    }

    /** Starts a server with the default options. */
    public static EmbeddedApiServer start() {
        return start(ServerOptions.DEFAULT);
    }

    /** Where it is, such as {@code https://127.0.0.1:40123}. */
    public String url() {
        return "https://127.0.0.1:" + front.port();
    }

    /** The certificate of the CA that signed the server's, as PEM. */
    public String caPem() {
        return certificate.caPem();
    }

    /** The bearer token of an identity; one that is asked for the first time is let in from then on. */
    public String token(String identity) {
        return identities.token(identity);
    }

    /** What was asked of the server since it started. */
    public RequestLog requests() {
        return requests;
    }

    /** A kubeconfig file's text for an identity. */
    public String kubeconfig(String identity) {
        String ca = Base64.getEncoder().encodeToString(caPem().getBytes(StandardCharsets.UTF_8));
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: embedded
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: %s
                  user:
                    token: %s
                contexts:
                - name: embedded
                  context:
                    cluster: embedded
                    user: %s
                    namespace: default
                current-context: embedded
                """.formatted(url(), ca, identity, token(identity), identity);
    }

    @Override
    public void close() {
        garbage.close();
        front.close();
    }
}
