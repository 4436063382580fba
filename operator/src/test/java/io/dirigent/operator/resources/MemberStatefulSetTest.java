package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberStatefulSetTest {

    @Test
    void theSmallestClusterGetsWhatTheGoldenFileSays() throws IOException {
        assertIsAs("statefulset-smallest.yaml", MemberStatefulSet.of(Clusters.smallest(), 3, false));
    }

    @Test
    void everythingThatAUserCanSayArrivesInThePods() throws IOException {
        assertIsAs("statefulset-everything.yaml", MemberStatefulSet.of(Clusters.everything(), 1, true));
    }

    @Test
    void theLdifMayBeAbsentAfterTheBirthAndThatIsNothingToRestartFor() {
        StatefulSet before = MemberStatefulSet.of(Clusters.everything(), 1, false);
        StatefulSet after = MemberStatefulSet.of(Clusters.everything(), 1, true);
        assertThat(before).isNotEqualTo(after);
        assertThat(restartHash(before)).isEqualTo(restartHash(after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: other:1",
                "server: {jvm: {heap: 256Mi}}",
                "server: {indexes: [{attribute: uid}]}",
                "resources: {limits: {memory: 1Gi}}",
                "podTemplate: {labels: {team: identity}}",
                "bootstrap: {secretRef: {name: people}}"
            })
    void whatOnlyARestartBringsIntoEffectChangesTheHash(String change) {
        DirectoryCluster changed = Clusters.with("suffixes: [\"dc=example,dc=com\"]\n" + change);
        assertThat(restartHash(MemberStatefulSet.of(changed, 3, false)))
                .isNotEqualTo(restartHash(MemberStatefulSet.of(Clusters.smallest(), 3, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicas: 5", "paused: true", "topology: {type: Ring}"})
    void whatRunningMembersNeedNotKnowLeavesTheHash(String change) {
        DirectoryCluster changed = Clusters.with("suffixes: [\"dc=example,dc=com\"]\n" + change);
        assertThat(restartHash(MemberStatefulSet.of(changed, 5, false)))
                .isEqualTo(restartHash(MemberStatefulSet.of(Clusters.smallest(), 3, false)));
    }

    private static String restartHash(StatefulSet set) {
        return set.getSpec().getTemplate().getMetadata().getAnnotations().get(MemberPod.NEEDS_RESTART);
    }

    private static void assertIsAs(String golden, StatefulSet set) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(MemberStatefulSetTest.class.getResourceAsStream(golden), golden)) {
            assertThat(Serialization.asYaml(set)).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
