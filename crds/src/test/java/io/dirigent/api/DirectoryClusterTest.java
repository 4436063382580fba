package io.dirigent.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryClusterTest {

    private static final String SMALL = """
            apiVersion: dirigent.io/v1alpha1
            kind: DirectoryCluster
            metadata: {name: corp, namespace: ns}
            spec:
              suffixes: ["dc=example,dc=com"]
              fromTheFuture: true
            """;

    @Test
    void whatIsAbsentIsAsTheSchemaDefaultsIt() {
        DirectoryClusterSpec spec =
                Serialization.unmarshal(SMALL, DirectoryCluster.class).getSpec();
        assertThat(spec.replicas()).isEqualTo(3);
        assertThat(spec.topology().type()).isEqualTo(Topology.Type.FullMesh);
        assertThat(spec.replication().purgeDelay()).isEqualTo(Duration.ofDays(3));
        assertThat(spec.server().indexes()).hasSize(8);
        assertThat(spec).isEqualTo(DirectoryClusterSpec.of(List.of("dc=example,dc=com")));
    }

    @Test
    void aClusterSurvivesBeingWrittenAndReadAgain() {
        DirectoryCluster cluster = Serialization.unmarshal(SMALL, DirectoryCluster.class);
        DirectoryCluster again = Serialization.unmarshal(Serialization.asYaml(cluster), DirectoryCluster.class);
        assertThat(again.getSpec()).isEqualTo(cluster.getSpec());
        assertThat(again.getStatus()).isNull();
    }
}
