package io.dirigent.directory.launcher.keys;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.settings.Options;
import io.dirigent.directory.launcher.volume.Volume;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** The mounted keys, certificates and password of one start, as files; all of them checked. */
public record KeyMaterial(
        Options options,
        Map<String, String> serverFiles,
        Map<String, String> replicationFiles,
        Map<String, String> trustFiles,
        Map<String, String> passwordFiles) {

    /** Reads and checks everything before anything is written. */
    public static KeyMaterial read(Options options) {
        try {
            KeyMaterial keys = new KeyMaterial(
                    options,
                    serverFolder(options).read(),
                    replicationFolder(options).read(),
                    trustFolder(options).read(),
                    passwordFolder(options).read());
            keys.server();
            keys.replication();
            keys.rootPassword();
            keys.trust();
            return keys;
        } catch (UnusableKey e) {
            throw StartRefused.configuration(e.getMessage());
        } catch (IOException e) {
            throw StartRefused.configuration("a mounted file cannot be read: " + StartRefused.reason(e));
        }
    }

    static MountedFolder serverFolder(Options options) {
        return new MountedFolder(options.serverKeys(), KeyPairFile.FILES);
    }

    static MountedFolder replicationFolder(Options options) {
        return new MountedFolder(options.replicationKeys(), KeyPairFile.FILES);
    }

    static MountedFolder trustFolder(Options options) {
        return new MountedFolder(options.operatorTrust(), "ca.crt");
    }

    static MountedFolder passwordFolder(Options options) {
        return new MountedFolder(options.passwords(), "password");
    }

    /** A file made by hand often ends with a line break, which no one means. */
    static String password(Options options, Map<String, String> files) throws UnusableKey {
        String password = files.getOrDefault("password", "").replaceFirst("\\r?\\n$", "");
        if (password.isEmpty()) {
            throw new UnusableKey(options.passwords() + "/password is empty");
        }
        return password;
    }

    public String rootPasswordHash(SecureRandom random) {
        try {
            return PasswordHash.of(rootPassword(), random);
        } catch (UnusableKey e) {
            throw StartRefused.configuration(e.getMessage());
        }
    }

    /** Writes all the stores that the server reads. */
    public void writeStores(Volume volume, SecureRandom random) {
        try {
            KeyStores stores = KeyStores.in(volume.config(), random);
            stores.writeServer(server());
            stores.writeReplication(replication());
            stores.writeOperatorTrust(options.operatorTrust().toString(), trust());
        } catch (UnusableKey e) {
            throw StartRefused.configuration(e.getMessage());
        } catch (IOException e) {
            throw StartRefused.io("key stores cannot be written", e);
        }
    }

    private KeyPairFile server() throws UnusableKey {
        return KeyPairFile.of(options.serverKeys().toString(), serverFiles);
    }

    private KeyPairFile replication() throws UnusableKey {
        return KeyPairFile.of(options.replicationKeys().toString(), replicationFiles);
    }

    private List<X509Certificate> trust() throws UnusableKey {
        return operatorTrust(options.operatorTrust().toString(), trustFiles);
    }

    /** The authorities whose certificates the operator may come with. */
    static List<X509Certificate> operatorTrust(String source, Map<String, String> files) throws UnusableKey {
        return Pem.certificates(source + "/ca.crt", files.getOrDefault("ca.crt", ""));
    }

    /** What the server is started with. */
    KeysInUse inUse() {
        try {
            return KeysInUse.NONE
                    .withCertificate(KeysInUse.SERVER, server().chain())
                    .withCertificate(KeysInUse.REPLICATION, replication().chain())
                    .withAuthorities(KeysInUse.REPLICATION, replication().trusted())
                    .withAuthorities(KeysInUse.OPERATOR, trust());
        } catch (UnusableKey e) {
            throw StartRefused.configuration(e.getMessage());
        }
    }

    private String rootPassword() throws UnusableKey {
        return password(options, passwordFiles);
    }
}
