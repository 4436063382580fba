package io.dirigent.directory.launcher.server;

/** An internal operation that the server refused. */
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        super(message);
    }
}
