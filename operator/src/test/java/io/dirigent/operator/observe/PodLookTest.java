package io.dirigent.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.resources.MemberPod;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodLookTest {

    @Test
    void aPodIsOutdatedWhenItLacksWhatOnlyARestartBrings() {
        assertThat(PodLook.of(pod("old", "r1"), set("new", "r2", 2, 2)).isOutdated())
                .isTrue();
    }

    @Test
    void aTemplateThatChangedByNothingToRestartForLeavesThePodAlone() {
        assertThat(PodLook.of(pod("same", "r1"), set("same", "r2", 2, 2)).isOutdated())
                .isFalse();
    }

    @Test
    void aPodIsNotOutdatedBeforeTheControllerHasSeenTheTemplateThatItWouldComeBackFrom() {
        assertThat(PodLook.of(pod("old", "r1"), set("new", "r1", 2, 1)).isOutdated())
                .isFalse();
    }

    @Test
    void aPodThatFoundNoNodeIsUnreadySinceItWasMade() {
        Pod pending = new PodBuilder(pod("new", "r1"))
                .editMetadata()
                .withUid("one")
                .withCreationTimestamp("2026-01-01T00:00:00Z")
                .endMetadata()
                .build();

        ClusterView.Pod seen = PodLook.of(pending, null);

        assertThat(seen.exists()).isTrue();
        assertThat(seen.isRunning()).isFalse();
        assertThat(seen.unreadySince()).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aPodThatIsBeingDeletedCountsAsGoneAndTellsSinceWhenItShouldBe() {
        Pod ending = new PodBuilder(pod("new", "r1"))
                .editMetadata()
                .withUid("one")
                .withDeletionTimestamp("2026-01-01T00:01:00Z")
                .endMetadata()
                .build();

        ClusterView.Pod seen = PodLook.of(ending, null);

        assertThat(seen.exists()).isFalse();
        assertThat(seen.unreadySince()).contains(Instant.parse("2026-01-01T00:01:00Z"));
    }

    private static Pod pod(String hash, String revision) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("corp-0")
                .addToAnnotations(MemberPod.NEEDS_RESTART, hash)
                .addToLabels("controller-revision-hash", revision)
                .endMetadata()
                .build();
    }

    private static StatefulSet set(String hash, String revision, long generation, long observed) {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withGeneration(generation)
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewMetadata()
                .addToAnnotations(MemberPod.NEEDS_RESTART, hash)
                .endMetadata()
                .endTemplate()
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(observed)
                .withUpdateRevision(revision)
                .endStatus()
                .build();
    }
}
