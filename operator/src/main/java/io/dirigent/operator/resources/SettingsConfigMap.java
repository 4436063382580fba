package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.api.Index;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What every member's launcher renders into its server's configuration at each start. */
public final class SettingsConfigMap {
    static final String FILE = "server.properties";

    private SettingsConfigMap() {}

    public static ConfigMap of(DirectoryCluster cluster) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.owned(cluster, Names.of(cluster).settings()))
                .withData(Map.of(FILE, properties(cluster)))
                .build();
    }

    /** The text of {@code server.properties}: the same for the same spec, whatever the order of its indexes. */
    static String properties(DirectoryCluster cluster) {
        Names names = Names.of(cluster);
        DirectoryClusterSpec spec = cluster.getSpec();
        List<String> lines = new ArrayList<>();
        lines.add("owner=" + names.owner());
        lines.add("domain=" + names.domain());
        for (int i = 0; i < spec.suffixes().size(); i++) {
            lines.add("suffix." + (i + 1) + "=" + spec.suffixes().get(i));
        }
        spec.server().indexes().stream()
                .sorted(Comparator.comparing(Index::attribute))
                .forEach(index -> lines.add("index." + index.attribute() + "=" + types(index)));
        lines.add("in-sync.limit.seconds="
                + inSyncLimit(spec.replication().purgeDelay()).toSeconds());
        return String.join("\n", lines) + "\n";
    }

    private static String types(Index index) {
        return index.types().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    /**
     * How long a member may have been out of sync and still find every change it lacks in its neighbours' changelogs. The tenth
     * that is left is for comparing it before they are purged.
     */
    private static Duration inSyncLimit(Duration purgeDelay) {
        return purgeDelay.multipliedBy(9).dividedBy(10);
    }
}
