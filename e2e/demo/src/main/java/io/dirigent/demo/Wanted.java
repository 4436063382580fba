package io.dirigent.demo;

import io.dirigent.api.Bootstrap;
import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.api.LdifSource;
import io.dirigent.api.Topology;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which directory the demo makes. */
final class Wanted {

    private static final String NAMESPACE = "default";
    private static final String NAME = "corp";
    private static final String LDIF = "corp-data";
    private static final long LARGEST_CONFIG_MAP = 1_000_000;

    @Option(names = "--replicas", paramLabel = "N", description = "How many members (default: 3).")
    private int replicas = 3;

    @Option(
            names = "--topology",
            paramLabel = "TYPE",
            description = "FullMesh or Ring, a Ring of at most 3 (default: FullMesh).")
    private Topology.Type topology = Topology.Type.FullMesh;

    @Option(names = "--suffix", paramLabel = "DN", description = "The base DN (default: dc=example,dc=com).")
    private String suffix = "dc=example,dc=com";

    @Option(names = "--ldif", paramLabel = "FILE", description = "The first data, with the suffix' own entry.")
    private @Nullable Path ldif;

    @Option(
            names = "--file",
            paramLabel = "CLUSTER.yaml",
            description = "A DirectoryCluster of your own; the rest is ignored.")
    private @Nullable Path file;

    /** What is to be applied. */
    Manifest manifest() throws IOException {
        return file == null ? new Manifest(made()) : Manifest.read(file);
    }

    private List<HasMetadata> made() throws IOException {
        DirectoryCluster cluster = new DirectoryCluster();
        cluster.setMetadata(
                new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(NAME).build());
        cluster.setSpec(spec());
        return Stream.concat(data(), Stream.of(cluster)).toList();
    }

    private DirectoryClusterSpec spec() {
        Bootstrap bootstrap = ldif == null ? null : new Bootstrap(new LdifSource(LDIF, null), null);
        return new DirectoryClusterSpec(
                replicas,
                new Topology(topology),
                List.of(suffix),
                null,
                null,
                null,
                null,
                null,
                null,
                bootstrap,
                null,
                null);
    }

    private Stream<HasMetadata> data() throws IOException {
        if (ldif == null) {
            return Stream.empty();
        }
        if (Files.size(ldif) > LARGEST_CONFIG_MAP) {
            throw new IOException(ldif + " has more than " + LARGEST_CONFIG_MAP
                    + " bytes, more than a ConfigMap can hold; load a smaller one and the rest over LDAP");
        }
        return Stream.of(new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(LDIF)
                .endMetadata()
                .addToData("data.ldif", Files.readString(ldif))
                .build());
    }
}
