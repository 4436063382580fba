package io.dirigent.testsupport;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as a test: EC P-256 keys, certificates for a day. */
public final class TestAuthority {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys = newKeys();
    private final X500Principal name;
    private final X509Certificate certificate;

    /** A new authority with a self-signed certificate. */
    public TestAuthority(String commonName) {
        name = new X500Principal("CN=" + commonName);
        certificate = sign(name, keys, true);
    }

    /** The authority's own certificate. */
    public String pem() {
        return Pem.of(certificate);
    }

    /**
     * A new key and its certificate.
     *
     * @param subject as RFC 4514 writes a name, most specific part first
     * @param hosts subject alternative names
     */
    public KeyAndCertificate issue(String subject, String... hosts) {
        return issue(newKeys(), subject, hosts);
    }

    /** A certificate for keys that are there already. */
    public KeyAndCertificate issue(KeyPair pair, String subject, String... hosts) {
        return new KeyAndCertificate(
                pair.getPrivate(), sign(new X500Principal(subject), pair, false, hosts), certificate);
    }

    private X509Certificate sign(X500Principal subject, KeyPair pair, boolean authority, String... hosts) {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, RANDOM),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                pair.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (hosts.length > 0) {
                GeneralName[] names = Arrays.stream(hosts)
                        .map(host -> new GeneralName(GeneralName.dNSName, host))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot make EC certificates", e);
        }
    }

    /** A new pair of EC keys. */
    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }
}
