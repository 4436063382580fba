package io.dirigent.directory.launcher.server;

import io.dirigent.directory.launcher.settings.Suffix;
import org.opends.server.api.LocalBackend;
import org.opends.server.core.DirectoryServer;

/** The databases of the suffixes. */
public final class Databases {

    private Databases() {}

    public static boolean isOpen(Suffix suffix) {
        return DirectoryServer.getInstance()
                .getServerContext()
                .getBackendConfigManager()
                .hasLocalBackend(suffix.backend());
    }

    /** How many entries a suffix has here; 0 while its database is closed, as during a load. */
    public static long entries(Suffix suffix) {
        LocalBackend<?> backend = DirectoryServer.getInstance()
                .getServerContext()
                .getBackendConfigManager()
                .getLocalBackendById(suffix.backend());
        return backend == null ? 0 : Math.max(0, backend.getEntryCount());
    }
}
