package io.dirigent.directory.launcher.keys;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests: EC P-256. */
public final class TestAuthority {

    private final X500Name name;
    private final KeyPair keys = newKeyPair();
    private final X509CertificateHolder certificate;

    public TestAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = sign(this.name, keys, true);
    }

    /** A PEM certificate of this authority. */
    public String pem() {
        return pem(certificate);
    }

    /** Writes {@code tls.crt}, {@code tls.key} and {@code ca.crt} for a subject. */
    public void issue(Path folder, String subject, String... dnsNames) {
        try {
            KeyPair pair = newKeyPair();
            Files.createDirectories(folder);
            // As RFC 4514 writes a name: its last part comes first in the certificate.
            X500Name name = X500Name.getInstance(new X500Principal(subject).getEncoded());
            Files.writeString(folder.resolve("tls.crt"), pem(sign(name, pair, false, dnsNames)));
            Files.writeString(folder.resolve("tls.key"), pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
            Files.writeString(folder.resolve("ca.crt"), pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PEM certificate for a key pair that is there already. */
    public String certificate(String subject, KeyPair pair) {
        return pem(sign(new X500Name(subject), pair, false));
    }

    private X509CertificateHolder sign(X500Name subject, KeyPair pair, boolean authority, String... dnsNames) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(64, new SecureRandom()),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofDays(30))),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (dnsNames.length > 0) {
                GeneralName[] names = Arrays.stream(dnsNames)
                        .map(dns -> new GeneralName(GeneralName.dNSName, dns))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
