package io.dirigent.localcluster;

import static io.dirigent.localcluster.TinySet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingTest {

    @TempDir
    static Path image;

    @Test
    void anOrderedSetStartsAndRollsOutOnePodAfterTheOther() {
        UnaryOperator<StatefulSet> ordered = set -> set.edit()
                .editSpec()
                .withPodManagementPolicy("OrderedReady")
                .editUpdateStrategy()
                .withType("RollingUpdate")
                .endUpdateStrategy()
                .endSpec()
                .build();
        LocalClusterOptions options = LocalClusterOptions.defaults().withImage(TinyImage.NAME, TinyImage.in(image));
        try (LocalCluster cluster = LocalCluster.start(options);
                TinySet set = TinySet.create(cluster, "ordered", ordered)) {
            set.awaitReady(0, 1);
            assertThat(creation(set.pod(1))).isAfterOrEqualTo(readiness(set.pod(0)));
            set.edit(RollingTest::withAnotherTemplate);
            eventually(() -> set.get()
                            .getStatus()
                            .getCurrentRevision()
                            .equals(set.get().getStatus().getUpdateRevision())
                    && set.get().getStatus().getUpdatedReplicas() == 2
                    && set.ask(0, "environment").contains("NEW=yes")
                    && set.ask(1, "environment").contains("NEW=yes"));
            set.awaitReady(0, 1);
            assertThat(creation(set.pod(0))).isAfterOrEqualTo(readiness(set.pod(1)));
        }
    }

    private static StatefulSet withAnotherTemplate(StatefulSet set) {
        return set.edit()
                .editSpec()
                .editTemplate()
                .editSpec()
                .editContainer(0)
                .addNewEnv()
                .withName("NEW")
                .withValue("yes")
                .endEnv()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Instant creation(Pod pod) {
        return Instant.parse(pod.getMetadata().getCreationTimestamp());
    }

    private static Instant readiness(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(condition -> Instant.parse(condition.getLastTransitionTime()))
                .findFirst()
                .orElseThrow();
    }
}
