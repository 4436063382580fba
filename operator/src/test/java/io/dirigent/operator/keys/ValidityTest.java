package io.dirigent.operator.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final Authority authority = Authority.create("CA", NOW, random);

    @Test
    void renewalIsDueWhenAThirdOfTheLifeIsLeft() {
        X509Certificate certificate =
                authority.issue(Subject.OPERATOR, NOW, random).certificate();
        Instant twoThirds = NOW.plus(Authority.LEAF_LIFE.multipliedBy(2).dividedBy(3));
        assertThat(Validity.isRenewalDue(certificate, NOW)).isFalse();
        assertThat(Validity.isRenewalDue(certificate, twoThirds.minus(Duration.ofDays(1))))
                .isFalse();
        assertThat(Validity.isRenewalDue(certificate, twoThirds.plus(Duration.ofDays(1))))
                .isTrue();
    }

    @Test
    void aCertificateWithoutOneOfTheNamesDoesNotSpeakForTheSubject() {
        Subject one = Subject.server("corp", List.of("localhost"), List.of());
        Subject two = Subject.server("corp", List.of("localhost", "corp"), List.of());
        X509Certificate certificate = authority.issue(one, NOW, random).certificate();
        assertThat(Validity.speaksFor(certificate, one)).isTrue();
        assertThat(Validity.speaksFor(certificate, two)).isFalse();
    }

    @Test
    void aBundleTrustsOldAndNewUntilTheOldOneExpires() throws UnusableKey {
        X509Certificate old = authority.self().certificate();
        Instant later = NOW.plus(Duration.ofDays(3000));
        X509Certificate next = Authority.create("CA", later, random).self().certificate();
        TrustBundle both = TrustBundle.empty().with(old, NOW).with(next, later);
        assertThat(both.authorities()).containsExactly(old, next);
        assertThat(TrustBundle.ofPem(both.pem())).isEqualTo(both);
        assertThat(both.with(next, NOW.plus(Authority.LIFE)).authorities()).containsExactly(next);
    }

    @Test
    void aPasswordHas256Bits() {
        assertThat(Password.generate(random)).matches("[0-9a-f]{64}").isNotEqualTo(Password.generate(random));
    }
}
