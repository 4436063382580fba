package io.dirigent.directory.launcher.keys;

import io.dirigent.directory.launcher.configuration.Names;
import io.dirigent.directory.launcher.log.Log;
import io.dirigent.directory.launcher.server.InternalLdap;
import io.dirigent.directory.launcher.settings.Options;
import io.dirigent.directory.launcher.volume.Volume;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * Notices changed key files and passwords and takes them over in the running server. What cannot be used is logged, and the
 * old keys stay.
 */
public final class KeyWatch {

    private interface Change {
        void apply(Map<String, String> files) throws IOException, UnusableKey;
    }

    /** One mounted folder, what to do when it changes, and what it held when last looked at. */
    private static final class Watched {
        private final MountedFolder folder;
        private final Change change;
        private Map<String, String> seen;

        Watched(MountedFolder folder, Change change, Map<String, String> seen) {
            this.folder = folder;
            this.change = change;
            this.seen = seen;
        }
    }

    private final Volume volume;
    private final InternalLdap ldap;
    private final SecureRandom random;
    private final List<Watched> watched;
    private volatile KeysInUse inUse;

    /** @param atStart what the running server was started with */
    public KeyWatch(Options options, Volume volume, InternalLdap ldap, SecureRandom random, KeyMaterial atStart) {
        this.volume = volume;
        this.ldap = ldap;
        this.random = random;
        this.inUse = atStart.inUse();
        String server = options.serverKeys().toString();
        String replication = options.replicationKeys().toString();
        String trust = options.operatorTrust().toString();
        this.watched = List.of(
                new Watched(
                        KeyMaterial.serverFolder(options),
                        files -> serverKeys(KeyPairFile.of(server, files)),
                        atStart.serverFiles()),
                new Watched(
                        KeyMaterial.replicationFolder(options),
                        files -> replicationKeys(KeyPairFile.of(replication, files)),
                        atStart.replicationFiles()),
                new Watched(
                        KeyMaterial.trustFolder(options), files -> operatorTrust(trust, files), atStart.trustFiles()),
                new Watched(
                        KeyMaterial.passwordFolder(options),
                        files -> ldap.replace(
                                Names.DIRECTORY_MANAGER, "userPassword", KeyMaterial.password(options, files)),
                        atStart.passwordFiles()));
    }

    /** What the running server was given last. */
    public KeysInUse inUse() {
        return inUse;
    }

    /** One look; every few seconds. */
    public void look() {
        watched.forEach(this::look);
    }

    private void look(Watched one) {
        try {
            Map<String, String> files = one.folder.read();
            if (!files.equals(one.seen)) {
                // Remembered first: unusable files are said once, and tried again when they change again.
                one.seen = files;
                one.change.apply(files);
                Log.info("took over new content of " + one.folder.path());
            }
        } catch (UnusableKey | IOException e) {
            Log.warn("new content of " + one.folder.path() + " is not used, the old one stays: " + e.getMessage());
        }
    }

    private void serverKeys(KeyPairFile keys) throws IOException, UnusableKey {
        stores().writeServer(keys);
        reloadListeners();
        inUse = inUse.withCertificate(KeysInUse.SERVER, keys.chain());
    }

    private void operatorTrust(String source, Map<String, String> files) throws IOException, UnusableKey {
        List<X509Certificate> trusted = KeyMaterial.operatorTrust(source, files);
        stores().writeOperatorTrust(source, trusted);
        reloadListeners();
        inUse = inUse.withAuthorities(KeysInUse.OPERATOR, trusted);
    }

    /** Each new connection reads this store again; the keys that the server published of itself would stay trusted. */
    private void replicationKeys(KeyPairFile keys) throws IOException, UnusableKey {
        stores().writeReplication(keys);
        ldap.children("cn=instance keys,cn=admin data").forEach(ldap::delete);
        inUse = inUse.withCertificate(KeysInUse.REPLICATION, keys.chain())
                .withAuthorities(KeysInUse.REPLICATION, keys.trusted());
    }

    private KeyStores stores() throws IOException {
        return KeyStores.in(volume.config(), random);
    }

    /** A listener reads its stores again when this attribute is written, even with the value it has. */
    private void reloadListeners() {
        for (String listener :
                List.of(Names.LDAP_HANDLER, Names.LDAPS_HANDLER, Names.OPERATOR_HANDLER, Names.ADMINISTRATION)) {
            ldap.replace(listener, "ds-cfg-key-manager-provider", Names.KEY_PROVIDER);
        }
    }
}
