package io.dirigent.stories;

/** A story asks for something that cannot be done where it is told: it is skipped there. */
public final class NotOnThisCluster extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotOnThisCluster(String what) {
        super(what);
    }
}
