package io.dirigent.localcluster.controlplane;

import io.dirigent.apiserver.EmbeddedApiServer;
import java.util.List;

/** The API server, in this program. Closing it ends it and forgets what it stored. */
public record ControlPlane(EmbeddedApiServer server) implements AutoCloseable {

    public static ControlPlane start() {
        return new ControlPlane(EmbeddedApiServer.start());
    }

    /** A complete kubeconfig (YAML) with the token of this identity. */
    public String kubeconfig(Identity identity) {
        return server.kubeconfig(identity.userName());
    }

    /** What this identity has asked for so far. */
    public List<RequestCount> requests(Identity identity) {
        return server.requests().by(identity.userName()).counts().stream()
                .map(count -> new RequestCount(count.verb(), count.resource(), count.namespace(), count.times()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
