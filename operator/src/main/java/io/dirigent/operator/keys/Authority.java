package io.dirigent.operator.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for one purpose: EC P-256 keys, SHA-256, certificates as RFC 5280 wants them.
 *
 * @param self its own key and self-signed certificate
 */
public record Authority(CertifiedKey self) {
    /** How long an authority lives. */
    public static final Duration LIFE = Duration.ofDays(3650);

    /** How long what it signs lives. */
    public static final Duration LEAF_LIFE = Duration.ofDays(365);

    /** Clocks of members may be a little behind the operator's. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 127;

    /** Makes a new authority. */
    public static Authority create(String commonName, Instant now, SecureRandom random) {
        X500Principal name = new X500Principal("CN=" + commonName);
        KeyPair pair = newPair(random);
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            name, serial(random), notBefore(now), Date.from(now.plus(LIFE)), name, pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Authority(new CertifiedKey(pair.getPrivate(), signed(builder, pair, random)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot make EC certificates", e);
        }
    }

    /** Makes a new key for {@code subject} and signs it. It never outlives the authority. */
    public CertifiedKey issue(Subject subject, Instant now, SecureRandom random) {
        KeyPair pair = newPair(random);
        X509Certificate issuer = self.certificate();
        Instant end = earlier(now.plus(LEAF_LIFE), issuer.getNotAfter().toInstant());
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            issuer.getSubjectX500Principal(),
                            serial(random),
                            notBefore(now),
                            Date.from(end),
                            subject.name(),
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(uses(subject)))
                    .addExtension(
                            Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuer))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(pair.getPublic()));
            GeneralName[] names = names(subject);
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            KeyPair own = new KeyPair(issuer.getPublicKey(), self.key());
            return new CertifiedKey(pair.getPrivate(), signed(builder, own, random));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot make EC certificates", e);
        }
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setSecureRandom(random)
                        .build(issuer.getPrivate())));
    }

    private static KeyPair newPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    private static KeyPurposeId[] uses(Subject subject) {
        return subject.uses().stream()
                .sorted()
                .map(use -> switch (use) {
                    case SERVER -> KeyPurposeId.id_kp_serverAuth;
                    case CLIENT -> KeyPurposeId.id_kp_clientAuth;
                })
                .toArray(KeyPurposeId[]::new);
    }

    private static GeneralName[] names(Subject subject) {
        List<GeneralName> names = new ArrayList<>();
        subject.dnsNames().forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        subject.addresses().forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        return names.toArray(GeneralName[]::new);
    }

    /** Never 0, and the first bit is never one: RFC 5280 4.1.2.2. */
    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private static Date notBefore(Instant now) {
        return Date.from(now.minus(SKEW));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
