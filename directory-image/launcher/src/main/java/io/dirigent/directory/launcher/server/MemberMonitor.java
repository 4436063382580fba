package io.dirigent.directory.launcher.server;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.forgerock.opendj.server.config.server.MonitorProviderCfg;
import org.opends.server.api.MonitorData;
import org.opends.server.api.MonitorProvider;
import org.opends.server.core.DirectoryServer;

/** Tells whoever may read the monitor, as {@code cn=dirigent,cn=monitor}, what the server itself does not tell. */
public final class MemberMonitor extends MonitorProvider<MonitorProviderCfg> {

    private final Supplier<Map<String, List<String>>> facts;

    private MemberMonitor(Supplier<Map<String, List<String>>> facts) {
        this.facts = facts;
    }

    /**
     * To be called once the server runs; whoever asked before finds no entry.
     *
     * @param facts the values of each attribute, asked for at each look
     */
    public static void tell(Supplier<Map<String, List<String>>> facts) {
        DirectoryServer.registerMonitorProvider(new MemberMonitor(facts));
    }

    @Override
    public String getMonitorInstanceName() {
        return "dirigent";
    }

    @Override
    public MonitorData getMonitorData() {
        MonitorData data = new MonitorData();
        facts.get().forEach((name, values) -> data.add("dirigent-" + name, values));
        return data;
    }
}
