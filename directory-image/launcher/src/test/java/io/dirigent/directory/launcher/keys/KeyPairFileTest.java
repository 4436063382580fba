package io.dirigent.directory.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.testsupport.TestAuthority;
import java.io.IOException;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairFileTest {

    private static final TestAuthority AUTHORITY = new TestAuthority("test CA");

    @Test
    void readsAKeyItsChainAndTheBundle() throws Exception {
        Map<String, String> files = issued();
        files.merge("ca.crt", new TestAuthority("older CA").pem(), String::concat);
        KeyPairFile pair = KeyPairFile.of("keys", files);
        assertThat(pair.chain()).hasSize(1);
        assertThat(pair.trusted()).hasSize(2);
        assertThat(pair.key().getAlgorithm()).isEqualTo("EC");
    }

    /** OpenSSL and cert-manager write these by default: SEC 1 for EC and PKCS#1 for RSA. */
    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void readsTheOlderFormsOfPrivateKeys(String algorithm) throws Exception {
        KeyPair keys = algorithm.equals("EC") ? TestAuthority.newKeys() : rsa();
        Map<String, String> files = new HashMap<>(AUTHORITY.issue(keys, "CN=x").files());
        files.put("tls.key", olderForm(keys.getPrivate()));
        assertThat(files.get("tls.key")).contains("BEGIN " + algorithm + " PRIVATE KEY");
        assertThat(KeyPairFile.of("keys", files).key()).isEqualTo(keys.getPrivate());
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws Exception {
        Map<String, String> files = issued();
        files.put("tls.crt", AUTHORITY.issue("CN=other").files().get("tls.crt"));
        refuses(files, "keys/tls.key does not belong to the certificate in tls.crt");
    }

    @Test
    void saysWhichFileCannotBeUsed() throws Exception {
        for (String file : KeyPairFile.FILES) {
            Map<String, String> files = issued();
            files.put(file, "nonsense");
            refuses(files, "keys/" + file + " holds no PEM");
        }
    }

    @Test
    void refusesDamagedAndEncryptedKeys() throws Exception {
        Map<String, String> files = issued();
        files.put("tls.key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
        refuses(files, "keys/tls.key is no EC key that belongs to the certificate");
        files.put("tls.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n");
        refuses(files, "keys/tls.key is encrypted; a plain PEM key is needed");
        files.put("tls.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        refuses(files, "keys/tls.crt holds a damaged certificate");
    }

    private static Map<String, String> issued() {
        return new HashMap<>(AUTHORITY.issue("CN=server", "localhost").files());
    }

    private static String olderForm(PrivateKey key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(key);
        }
        return text.toString();
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static void refuses(Map<String, String> files, String message) {
        assertThatThrownBy(() -> KeyPairFile.of("keys", files))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining(message);
    }
}
