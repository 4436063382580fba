package io.dirigent.localcluster.controlplane;

import java.util.Locale;

/** Who asks the API server. Each has a token of its own, so that requests are counted by who sent them. */
public enum Identity {
    /** The person who set the cluster up. */
    ADMIN,
    /** The operator under test. */
    OPERATOR,
    /** Node and controllers of the local cluster. */
    NODE,
    /** A user with {@code kubectl}. */
    USER;

    /** The name by which the API server knows it, as in {@code managedFields} and audit records. */
    public String userName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
