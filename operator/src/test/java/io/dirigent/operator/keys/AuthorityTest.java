package io.dirigent.operator.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private final SecureRandom random = new SecureRandom();
    private final Authority authority = Authority.create("server CA of ns/corp", NOW, random);

    @Test
    void anAuthoritySignsItselfAndNoOtherAuthority() throws GeneralSecurityException {
        X509Certificate certificate = authority.self().certificate();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.plus(Authority.LIFE));
    }

    @Test
    void aServerIsCertifiedForItsNamesAndAddressesAndAsNoClient() throws GeneralSecurityException {
        Subject subject = Subject.server("corp", List.of("*.corp-members.ns.svc", "localhost"), List.of("127.0.0.1"));
        X509Certificate certificate = authority.issue(subject, NOW, random).certificate();
        certificate.verify(authority.self().certificate().getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(2, "*.corp-members.ns.svc"), List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(Validity.speaksFor(certificate, subject)).isTrue();
    }

    @Test
    void theOperatorHasTheNameThatMembersMapToItsRootEntry() throws GeneralSecurityException {
        X509Certificate certificate =
                authority.issue(Subject.OPERATOR, NOW, random).certificate();
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=operator,CN=Root DNs,CN=config");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
    }

    @Test
    void aMemberShowsTheSameKeyWhenItDialsAndWhenItIsDialled() throws GeneralSecurityException {
        Subject subject = Subject.replication("corp", List.of("*.corp-members.ns.svc"));
        assertThat(authority.issue(subject, NOW, random).certificate().getExtendedKeyUsage())
                .containsExactly(SERVER_AUTH, CLIENT_AUTH);
    }

    @Test
    void aCertificateNeverOutlivesItsAuthority() {
        Instant late = NOW.plus(Authority.LIFE).minus(Duration.ofDays(1));
        assertThat(authority.issue(Subject.OPERATOR, late, random).certificate().getNotAfter())
                .isEqualTo(authority.self().certificate().getNotAfter());
    }

    @Test
    void keysAndCertificatesSurviveBeingWrittenAndReadAgain() throws UnusableKey {
        CertifiedKey key = authority.issue(Subject.OPERATOR, NOW, random);
        CertifiedKey again = CertifiedKey.ofPem(key.certificatePem(), key.keyPem());
        assertThat(again).isEqualTo(key);
        assertThat(again.keyPem()).isEqualTo(key.keyPem());
        assertThat(key.toString()).doesNotContain(key.keyPem());
    }

    @Test
    void noTwoSerialNumbersAreAlike() {
        assertThat(serial()).isNotEqualTo(serial());
    }

    private BigInteger serial() {
        return authority.issue(Subject.OPERATOR, NOW, random).certificate().getSerialNumber();
    }
}
