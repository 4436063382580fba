package io.dirigent.localcluster.statefulset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionTest {

    @Test
    void onlyTheTemplateCounts() {
        StatefulSet scaled = new StatefulSetBuilder(set(Map.of("a", "1")))
                .editSpec()
                .withReplicas(7)
                .endSpec()
                .build();
        assertThat(Revision.of(scaled)).isEqualTo(Revision.of(set(Map.of("a", "1"))));
        assertThat(Revision.of(set(Map.of("a", "2")))).isNotEqualTo(Revision.of(set(Map.of("a", "1"))));
    }

    @Test
    void theOrderOfLabelsDoesNotCount() {
        Map<String, String> forwards = new LinkedHashMap<>();
        forwards.put("a", "1");
        forwards.put("b", "2");
        Map<String, String> backwards = new LinkedHashMap<>();
        backwards.put("b", "2");
        backwards.put("a", "1");
        assertThat(Revision.of(set(forwards))).isEqualTo(Revision.of(set(backwards)));
    }

    private static StatefulSet set(Map<String, String> labels) {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withName("corp")
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .endTemplate()
                .endSpec()
                .build();
    }
}
