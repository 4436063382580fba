package io.dirigent.localcluster.controlplane;

import io.dirigent.apiserver.EmbeddedApiServer;
import java.net.URI;
import java.util.List;

/** The API server in this program. */
public record EmbeddedControlPlane(EmbeddedApiServer server) implements ControlPlane {

    public static EmbeddedControlPlane start() {
        return new EmbeddedControlPlane(EmbeddedApiServer.start());
    }

    @Override
    public String description() {
        return "embedded API server";
    }

    @Override
    public URI url() {
        return URI.create(server.url());
    }

    @Override
    public String kubeconfig(Identity identity) {
        return server.kubeconfig(identity.userName());
    }

    @Override
    public List<RequestCount> requests(Identity identity) {
        return server.requests().by(identity.userName()).counts().stream()
                .map(count -> new RequestCount(count.verb(), count.resource(), count.namespace(), count.times()))
                .toList();
    }

    @Override
    public boolean collectsGarbage() {
        return true;
    }

    @Override
    public void close() {
        server.close();
    }
}
