package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The server's list of keys of instances. At each start it makes every one of them an anchor of trust for replication,
 * so an old key, or the template's, would stay trusted for ever; its own key it publishes again by itself.
 */
public final class InstanceKeys {

    private static final String PARENT = "cn=instance keys,cn=admin data";

    private InstanceKeys() {}

    static void removeFrom(LdifFile data) {
        data.removeBelow(PARENT);
    }

    /** Forgets the keys of earlier runs; to be called before the server starts. */
    public static void forget(Volume volume) {
        Path file = volume.config().resolve("admin-backend.ldif");
        try {
            if (Files.exists(file)) {
                LdifFile data = LdifFile.read(file);
                removeFrom(data);
                Durable.write(file, data.print());
            }
        } catch (IOException e) {
            throw StartRefused.io("instance keys cannot be removed from " + file, e);
        }
    }
}
