package io.dirigent.directory.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.testsupport.TestAuthority;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoresTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path mount;

    @TempDir
    private Path config;

    @Test
    void theReplicationStoreHoldsItsKeyAndTheCaAsAnchor() throws Exception {
        KeyStores.in(config, random).writeReplication(pair());
        KeyStore store = load("ads-truststore");
        assertThat(store.isKeyEntry("ads-certificate")).isTrue();
        assertThat(Collections.list(store.aliases())).containsExactlyInAnyOrder("ads-certificate", "ca-1");
        assertThat(store.isCertificateEntry("ca-1")).isTrue();
    }

    @Test
    void onlyTheServerCanReadStoresAndPin() throws Exception {
        KeyStores.in(config, random).writeServer(pair());
        for (String file : new String[] {"keystore.p12", "keystore.pin"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void thePinIsKeptAndDiffersFromVolumeToVolume() throws Exception {
        KeyStores.in(config, random);
        String pin = Files.readString(config.resolve("keystore.pin"));
        KeyStores.in(config, random).writeServer(pair());
        assertThat(config.resolve("keystore.pin")).hasContent(pin);
        KeyStores.in(mount, random);
        assertThat(Files.readString(mount.resolve("keystore.pin"))).isNotEqualTo(pin);
    }

    @Test
    void aBundleThatCannotBeReadLeavesTheOldStore() throws Exception {
        KeyStores stores = KeyStores.in(config, random);
        stores.writeOperatorTrust("trust", trust(new TestAuthority("operators").pem()));
        byte[] before = Files.readAllBytes(config.resolve("operator-truststore.p12"));
        assertThatThrownBy(() -> stores.writeOperatorTrust("trust", trust("nonsense")))
                .isInstanceOf(UnusableKey.class)
                .hasMessage("trust/ca.crt holds no PEM certificate");
        assertThat(config.resolve("operator-truststore.p12")).hasBinaryContent(before);
    }

    private static List<X509Certificate> trust(String bundle) throws UnusableKey {
        return KeyMaterial.operatorTrust("trust", Map.of("ca.crt", bundle));
    }

    private KeyPairFile pair() throws Exception {
        new TestAuthority("CA").issue("CN=x").writeTo(mount);
        return KeyPairFile.of("keys", new MountedFolder(mount, KeyPairFile.FILES).read());
    }

    private KeyStore load(String name) throws Exception {
        char[] pin = Files.readString(config.resolve("keystore.pin")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(config.resolve(name))) {
            store.load(in, pin);
        }
        return store;
    }
}
