package io.dirigent.testsupport;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Keys and certificates as text (RFC 7468). */
final class Pem {

    private static final byte[] LINE_BREAK = "\n".getBytes(StandardCharsets.US_ASCII);

    private Pem() {}

    static String of(PrivateKey key) {
        return of("PRIVATE KEY", key.getEncoded());
    }

    static String of(X509Certificate certificate) {
        try {
            return of("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }

    private static String of(String type, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder(64, LINE_BREAK).encodeToString(content), type);
    }
}
