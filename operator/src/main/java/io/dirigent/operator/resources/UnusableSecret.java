package io.dirigent.operator.resources;

import java.io.Serial;

/** A Secret that must not be replaced does not hold what it should. The message names it and never says what it holds. */
public final class UnusableSecret extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    UnusableSecret(String secret, Throwable cause) {
        super(
                "Secret " + secret + " holds " + cause.getMessage()
                        + ": put its content back, or delete it to have a new one made",
                cause);
    }
}
