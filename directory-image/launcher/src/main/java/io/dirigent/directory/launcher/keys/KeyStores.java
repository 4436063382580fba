package io.dirigent.directory.launcher.keys;

import io.dirigent.directory.launcher.configuration.Names;
import io.dirigent.directory.launcher.volume.Durable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * The PKCS12 stores in a volume, made from PEM. The one PIN is random and lies beside them, readable only by the server: it is
 * there because the server insists on one.
 */
public final class KeyStores {

    static {
        // Rounds slow down the guessing of a weak PIN; this one has 160 random bits, and each start pays for them.
        System.setProperty("keystore.pkcs12.keyPbeIterationCount", "1");
        System.setProperty("keystore.pkcs12.certPbeIterationCount", "1");
        System.setProperty("keystore.pkcs12.macIterationCount", "1");
    }

    private final Path folder;
    private final char[] pin;

    private KeyStores(Path folder, char[] pin) {
        this.folder = folder;
        this.pin = pin;
    }

    /** The stores of a server's {@code config} folder. */
    public static KeyStores in(Path folder, SecureRandom random) throws IOException {
        Path file = folder.resolve("keystore.pin");
        if (!Files.exists(file)) {
            byte[] secret = new byte[20];
            random.nextBytes(secret);
            Durable.write(file, HexFormat.of().formatHex(secret) + "\n");
        }
        return new KeyStores(folder, Files.readString(file).strip().toCharArray());
    }

    public void writeServer(KeyPairFile keys) throws IOException, UnusableKey {
        write("keystore.p12", keys.source(), store -> setKey(store, Names.SERVER_CERTIFICATE, keys));
    }

    public void writeReplication(KeyPairFile keys) throws IOException, UnusableKey {
        write("ads-truststore", keys.source(), store -> {
            setKey(store, Names.REPLICATION_CERTIFICATE, keys);
            setTrusted(store, keys.trusted());
        });
    }

    public void writeOperatorTrust(String source, List<X509Certificate> trusted) throws IOException, UnusableKey {
        write("operator-truststore.p12", source, store -> setTrusted(store, trusted));
    }

    private interface Content {
        void put(KeyStore store) throws GeneralSecurityException;
    }

    /** Written, read back, and only then renamed over the old one. */
    private void write(String name, String source, Content content) throws IOException, UnusableKey {
        byte[] bytes;
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, pin);
            content.put(store);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, pin);
            bytes = out.toByteArray();
            KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(bytes), pin);
        } catch (GeneralSecurityException e) {
            throw new UnusableKey(source + " cannot be made into a key store: " + e.getMessage(), e);
        }
        Durable.write(folder.resolve(name), bytes);
    }

    private void setKey(KeyStore store, String alias, KeyPairFile keys) throws GeneralSecurityException {
        store.setKeyEntry(alias, keys.key(), pin, keys.chain().toArray(Certificate[]::new));
    }

    private static void setTrusted(KeyStore store, List<X509Certificate> certificates) throws GeneralSecurityException {
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca-" + (i + 1), certificates.get(i));
        }
    }
}
