package io.dirigent.localcluster.controlplane;

/** The API server does not answer, or does not say that it is ready. */
final class ApiServerNotReady extends RuntimeException {

    private static final long serialVersionUID = 1;

    ApiServerNotReady(Throwable cause) {
        super(cause);
    }
}
