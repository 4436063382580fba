package io.dirigent.apiserver.requests;

import java.time.Instant;
import java.util.Set;

/**
 * A request that was answered.
 *
 * @param resource the plural, with a subresource after a slash; the path where it is no resource
 */
public record Request(
        Instant at, String identity, String verb, String resource, String namespace, String name, int code) {
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");

    /** Whether it asked for a change. */
    public boolean isWrite() {
        return isWrite(verb, resource);
    }

    static boolean isWrite(String verb, String resource) {
        return WRITES.contains(verb) && !resource.endsWith("reviews");
    }
}
