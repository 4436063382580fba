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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every member's launcher renders into its server's configuration at each start. */
public final class SettingsConfigMap {
    static final String FILE = "server.properties";

    private static final String LIMIT = "in-sync.limit.seconds=";
    private static final Pattern LIMIT_LINE = Pattern.compile(Pattern.quote(LIMIT) + "(\\d{1,10})");

    private SettingsConfigMap() {}

    /** @param inSyncLimit how long a member may have been out of sync and still open by itself */
    public static ConfigMap of(DirectoryCluster cluster, Duration inSyncLimit) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.owned(cluster, Names.of(cluster).settings()))
                .withData(Map.of(FILE, properties(cluster) + LIMIT + inSyncLimit.toSeconds() + "\n"))
                .build();
    }

    /** What members were told there last as the limit of being out of sync. */
    public static Optional<Duration> inSyncLimit(ConfigMap settings) {
        return Stream.ofNullable(settings.getData())
                .flatMap(data -> data.getOrDefault(FILE, "").lines())
                .map(LIMIT_LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> Duration.ofSeconds(Long.parseLong(line.group(1))))
                .findFirst();
    }

    /**
     * The part of {@code server.properties} that a restart brings into effect: the same for the same spec, whatever the order of its indexes. The
     * limit is none of it: it counts at a start, whenever that is.
     */
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
        return String.join("\n", lines) + "\n";
    }

    private static String types(Index index) {
        return index.types().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }
}
