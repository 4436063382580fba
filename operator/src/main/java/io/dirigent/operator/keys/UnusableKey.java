package io.dirigent.operator.keys;

import java.io.Serial;

/** Something that should hold a key or a certificate does not. The message never repeats what it holds. */
public final class UnusableKey extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    UnusableKey(String reason) {
        super(reason);
    }

    UnusableKey(String reason, Throwable cause) {
        super(reason, cause);
    }
}
