package io.dirigent.directory.image.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A key, its certificate and the issuer's, as files of a TLS Secret or for a TLS client. */
public record KeyAndCertificate(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

    /** Writes {@code tls.key}, {@code tls.crt} and {@code ca.crt}, as a mounted Secret has them. */
    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tls.key"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(folder.resolve("tls.crt"), pem(certificate));
        Files.writeString(folder.resolve("ca.crt"), pem(issuer));
    }

    /** What a TLS client shows. */
    public KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        char[] password = "in memory only".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("key", key, password, new X509Certificate[] {certificate, issuer});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }

    private static String pem(String type, byte[] content) {
        byte[] lineBreak = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(type, Base64.getMimeEncoder(64, lineBreak).encodeToString(content), type);
    }
}
