package io.dirigent.operator.keys;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes passwords that nobody has to remember. */
public final class Password {
    private static final int BYTES = 32;

    private Password() {}

    /** 256 random bits, as hexadecimal digits: no quoting in a shell, in LDIF or in a URL. */
    public static String generate(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
