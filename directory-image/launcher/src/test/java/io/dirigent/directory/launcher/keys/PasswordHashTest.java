package io.dirigent.directory.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void isTheHashFollowedByItsSalt() throws Exception {
        String stored = PasswordHash.of("pass wörd", new SecureRandom());
        assertThat(stored).startsWith("{PBKDF2-HMAC-SHA512}10000:");
        byte[] both = Base64.getDecoder().decode(stored.substring(stored.indexOf(':') + 1));
        assertThat(both).hasSize(72);
        PBEKeySpec again = new PBEKeySpec("pass wörd".toCharArray(), Arrays.copyOfRange(both, 64, 72), 10_000, 512);
        assertThat(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                        .generateSecret(again)
                        .getEncoded())
                .isEqualTo(Arrays.copyOf(both, 64));
    }

    @Test
    void isSaltedAnewEachTime() {
        SecureRandom random = new SecureRandom();
        assertThat(PasswordHash.of("x", random)).isNotEqualTo(PasswordHash.of("x", random));
    }
}
