package io.dirigent.scenario;

/** A story asks for something that cannot be done where it is told: it is skipped there. */
public final class NotOnThisGround extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotOnThisGround(String what) {
        super(what);
    }
}
