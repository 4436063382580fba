package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.scenario.real.Command;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a real cluster has: nodes that lose their power, and an API server that goes away. */
@Tag("kubernetes")
class ClusterTest extends OnAStage {

    @Test
    void aNodeLosesItsPowerUnderWrites() throws Exception {
        tell("power", aMeshOf(3), story -> {
            story.whenCreated().whileClientsWrite();
            String victim = vulnerable(story).getFirst();
            String node = story.directory().nodeOf(victim);
            story.whenItsPowerIsLost(node)
                    .thenItIsNotReady()
                    .thenWritesGoOnThrough(allBut(story, victim))
                    .whenItsPowerIsBack(node)
                    .thenAllIsReady()
                    .thenWritesGoOnThrough(story.members())
                    .thenNoAcknowledgedWriteIsLost()
                    .thenTheServersHaveAFullMesh();
        });
    }

    @Test
    void theApiServerIsAwayForAMinuteAndNobodyIsRestarted() throws Exception {
        tell("no api", aMeshOf(2).stayingOnSilentNodes(), story -> {
            story.whenCreated().whileClientsWrite();
            Map<String, String> before = restarts(story);
            story.whenTheApiServerDies();
            for (int i = 0; i < 6; i++) {
                story.thenWritesGoOnThrough(story.members()).whenTimePasses(10);
            }
            story.whenTheApiServerIsBack().thenAllIsReady().thenWritesGoOnThrough(story.members());
            assertThat(restarts(story))
                    .as(() -> "runs of the pods, after " + events(story))
                    .isEqualTo(before);
            story.thenNoAcknowledgedWriteIsLost();
        });
    }

    @Test
    void aPodIsDeletedAndTheOperatorTooUnderWrites() throws Exception {
        tell("deleted pods", aMeshOf(2), story -> story.whenCreated()
                .whileClientsWrite()
                .whenThePodIsDeleted("corp-1")
                .whenTheOperatorIsKilled()
                .thenAllIsReady()
                .thenWritesGoOnThrough(story.members())
                .thenNoAcknowledgedWriteIsLost()
                .thenTheServersHaveAFullMesh());
    }

    @Test
    void aNodeIsDrainedUnderWrites() throws Exception {
        tell("drained", aMeshOf(2), story -> {
            story.whenCreated().whileClientsWrite();
            String victim = vulnerable(story).getFirst();
            String node = story.directory().nodeOf(victim);
            String before = story.directory().pod(victim).orElseThrow().uid();
            try {
                Command.kubectl(
                        story.directory().namespace(),
                        "drain",
                        node,
                        "--ignore-daemonsets",
                        "--delete-emptydir-data",
                        "--timeout=3m");
                story.thenThereIsAnotherPod(victim, before)
                        .thenAllIsReady()
                        .thenWritesGoOnThrough(story.members())
                        .thenNoAcknowledgedWriteIsLost()
                        .thenTheServersHaveAFullMesh();
                assertThat(story.directory().nodeOf(victim)).isNotEqualTo(node);
            } finally {
                Command.kubectl(story.directory().namespace(), "uncordon", node);
            }
        });
    }

    @Test
    void theLeaderOfTwoOperatorsDiesAtWork() throws Exception {
        realCluster().scaleOperatorTo(2);
        try {
            tell("leader", aMeshOf(2).loadedWith(500), story -> {
                story.theLeaderDiesAfter(Moment.IDS_GIVEN, realCluster()::killLeader)
                        .whileClientsTryToWrite()
                        .whenApplied()
                        .thenAllIsReady()
                        .thenWritesGoOnThrough(story.members())
                        .thenNoAcknowledgedWriteIsLost()
                        .thenEveryEntryIsOnEachMember()
                        .thenTheServersHaveAFullMesh();
            });
        } finally {
            realCluster().scaleOperatorTo(1);
        }
    }

    private static List<String> allBut(Story story, String member) {
        return story.members().stream().filter(other -> !other.equals(member)).toList();
    }

    private List<String> events(Story story) {
        return ground().client().v1().events().inNamespace(story.directory().namespace()).list().getItems().stream()
                .map(event -> event.getInvolvedObject().getName() + " " + event.getReason())
                .distinct()
                .toList();
    }

    /** Which runs of which pods these are, and how often each was restarted. */
    private Map<String, String> restarts(Story story) {
        List<Pod> pods = ground().client()
                .pods()
                .inNamespace(story.directory().namespace())
                .list()
                .getItems();
        return pods.stream()
                .collect(Collectors.toMap(
                        pod -> pod.getMetadata().getName(),
                        pod -> pod.getMetadata().getUid() + " "
                                + pod.getStatus()
                                        .getContainerStatuses()
                                        .getFirst()
                                        .getRestartCount()));
    }
}
