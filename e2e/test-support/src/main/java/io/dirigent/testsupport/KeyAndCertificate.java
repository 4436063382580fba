package io.dirigent.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A private key with its certificate: as files for a server, or in memory for a TLS client. */
public record KeyAndCertificate(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

    /** {@code tls.key}, {@code tls.crt} and {@code ca.crt}, as a Secret has them. */
    public Map<String, String> files() {
        return Map.of("tls.key", Pem.of(key), "tls.crt", Pem.of(certificate), "ca.crt", Pem.of(issuer));
    }

    /** Writes these files, as a mounted Secret has them. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
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
}
