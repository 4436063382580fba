package io.dirigent.directory.launcher.server;

import java.time.Instant;
import java.util.Optional;
import org.forgerock.opendj.server.config.server.MonitorProviderCfg;
import org.opends.server.api.MonitorData;
import org.opends.server.api.MonitorProvider;
import org.opends.server.core.DirectoryServer;

/** Tells whoever may read the monitor, as {@code cn=dirigent,cn=monitor}, when this run began and what was found of the volume. */
public final class StartMonitor extends MonitorProvider<MonitorProviderCfg> {

    private final Instant started;
    private final Optional<Instant> outOfSyncSince;

    private StartMonitor(Instant started, Optional<Instant> outOfSyncSince) {
        this.started = started;
        this.outOfSyncSince = outOfSyncSince;
    }

    /**
     * To be called once the server runs; whoever asked before finds no entry.
     *
     * @param outOfSyncSince when the volume was last in sync, if that is too long ago to open by itself
     */
    public static void tell(Instant started, Optional<Instant> outOfSyncSince) {
        DirectoryServer.registerMonitorProvider(new StartMonitor(started, outOfSyncSince));
    }

    @Override
    public String getMonitorInstanceName() {
        return "dirigent";
    }

    @Override
    public MonitorData getMonitorData() {
        MonitorData data = new MonitorData();
        data.add("dirigent-started", started.toString());
        outOfSyncSince.ifPresent(since -> data.add("dirigent-out-of-sync-since", since.toString()));
        return data;
    }
}
