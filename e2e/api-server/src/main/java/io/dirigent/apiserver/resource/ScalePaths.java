package io.dirigent.apiserver.resource;

/** Where the scale subresource finds what it shows, as dotted paths; the selector's may be empty. */
public record ScalePaths(String specReplicas, String statusReplicas, String selector) {
    /** The places in the kinds of apps/v1, whose selector is an object. */
    public static final ScalePaths OF_APPS = new ScalePaths(".spec.replicas", ".status.replicas", ".spec.selector");
}
