package io.dirigent.directory.image.server.weave;

/** A hook does not fit the server's classes: most likely another version of OpenDJ, whose code must be read first. */
public final class WeavingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WeavingFailed(String what) {
        super(what + " (the hooks were made for another version of OpenDJ: read its code, then change Hooks)");
    }
}
