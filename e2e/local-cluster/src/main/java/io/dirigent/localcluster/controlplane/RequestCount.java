package io.dirigent.localcluster.controlplane;

/**
 * How often one kind of request was made.
 *
 * @param verb the API's verb: get, list, watch, create, update, patch, delete, deletecollection
 * @param resource plural name, with its subresource after a slash: {@code pods/status}
 * @param namespace where; empty: in all namespaces, or in none
 * @param count requests since the API server started
 */
public record RequestCount(String verb, String resource, String namespace, long count) {

    /** Whether such a request changes something, or tries to. Reviews, such as "may I?", do not. */
    public boolean isWrite() {
        return switch (verb) {
            case "create", "update", "patch", "delete", "deletecollection" -> !resource.endsWith("reviews");
            default -> false;
        };
    }
}
