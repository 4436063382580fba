package io.dirigent.localcluster.controlplane;

import java.net.URI;
import java.util.List;

/** An API server, running. Closing it ends it and forgets what it stored. */
public interface ControlPlane extends AutoCloseable {

    /** Which API server it is, for people: "embedded API server" or "kube-apiserver v1.36.3". */
    String description();

    URI url();

    /** A complete kubeconfig (YAML) with the token of this identity. */
    String kubeconfig(Identity identity);

    /** What this identity has asked for so far. */
    List<RequestCount> requests(Identity identity);

    /** Whether objects whose owner is gone are removed by this API server itself. */
    boolean collectsGarbage();

    @Override
    void close();
}
