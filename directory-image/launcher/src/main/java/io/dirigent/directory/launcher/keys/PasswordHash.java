package io.dirigent.directory.launcher.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as the server stores it: {@code {PBKDF2-HMAC-SHA512}iterations:base64(hash and salt)}. */
public final class PasswordHash {

    /** The server's own default; 10,000 rounds are 8 to 35 ms for each login. */
    private static final int ITERATIONS = 10_000;

    private static final int HASH_BYTES = 64;
    private static final int SALT_BYTES = 8;

    private PasswordHash() {}

    public static String of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BYTES * 8);
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
            byte[] both = ByteBuffer.allocate(HASH_BYTES + SALT_BYTES)
                    .put(hash)
                    .put(salt)
                    .array();
            return "{PBKDF2-HMAC-SHA512}" + ITERATIONS + ":"
                    + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
