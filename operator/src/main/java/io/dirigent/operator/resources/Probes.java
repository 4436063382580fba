package io.dirigent.operator.resources;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;

/** What the kubelet asks a member. */
final class Probes {

    private Probes() {}

    /** Ten minutes for a start: a large volume may have to be recovered first, and killing it would begin that anew. */
    static Probe startup() {
        return probe("/startupz", 1, 600);
    }

    /** A minute without an answer: a long collection or a slow disk is no reason to kill a server. */
    static Probe liveness() {
        return probe("/livez", 10, 6);
    }

    /** Often: a member that closes should leave the client Service at once. */
    static Probe readiness() {
        return probe("/readyz", 1, 2);
    }

    /** Fields with the API server's own defaults are given, so that what comes back is what was sent. */
    private static Probe probe(String path, int period, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(Ports.HTTP.number()))
                .withScheme("HTTP")
                .endHttpGet()
                .withPeriodSeconds(period)
                .withTimeoutSeconds(5)
                .withSuccessThreshold(1)
                .withFailureThreshold(failures)
                .build();
    }
}
