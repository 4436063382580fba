package io.dirigent.directory.launcher.mark;

import java.util.List;

/**
 * Replication of this member at one moment.
 *
 * @param serverConfigured whether there is a replication server
 * @param domains of the suffixes and, when it is replicated, the schema
 */
public record ReplicationView(boolean serverConfigured, List<Domain> domains) {

    /**
     * One replicated tree.
     *
     * @param status as the server words it; "not configured" without a domain
     * @param instance changes when the domain is removed and configured again
     */
    public record Domain(String name, boolean configured, boolean normal, String status, Object instance) {}
}
