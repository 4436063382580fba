package io.dirigent.directory.launcher.keys;

/** Mounted key material that cannot be used; says which file and why. */
public final class UnusableKey extends Exception {

    private static final long serialVersionUID = 1L;

    public UnusableKey(String message) {
        super(message);
    }

    public UnusableKey(String message, Throwable cause) {
        super(message, cause);
    }
}
