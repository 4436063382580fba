package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;

import io.dirigent.localcluster.LocalClusterOptions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members that run, and do not hear of each other. */
class PartitionTest extends OnAStage {

    @Override
    LocalClusterOptions options() {
        return LocalClusterOptions.defaults().withFaults();
    }

    @Tag("e2e")
    @Tag("soak")
    @Test
    void twoMembersLoseSightOfEachOtherUnderWrites() throws Exception {
        tell("cut", aMeshOf(3), story -> {
            story.whenCreated().whileClientsWrite();
            List<String> two = vulnerable(story);
            story.whenTheyAreCut(two.get(0), two.get(1))
                    .thenWritesGoOnThrough(story.members())
                    .whenTimePasses(30)
                    .thenItLacksWrites(two.get(0))
                    .thenItLacksWrites(two.get(1))
                    .thenWritesGoOnThrough(story.members())
                    .whenTheNetworkIsHealed()
                    .thenAllIsReady()
                    .thenNoAcknowledgedWriteIsLost()
                    .thenAWriteOnEachIsReadOnEach()
                    .thenTheServersHaveAFullMesh();
        });
    }

    @Tag("e2e")
    @Test
    void whatALostMemberHadSentToSomeReachesAll() throws Exception {
        tell("tail", aMeshOf(3), story -> {
            story.whenCreated().whileClientsWrite();
            String lost = vulnerable(story).get(0);
            String deaf = vulnerable(story).get(1);
            String other = story.members().stream()
                    .filter(member -> !member.equals(lost) && !member.equals(deaf))
                    .findFirst()
                    .orElseThrow();
            story.whenTheyAreCut(lost, deaf)
                    .whileClientsWriteThrough(List.of(lost))
                    .thenItHasAllWrites(other)
                    .thenItLacksWrites(deaf)
                    .whenVolumesAreLost(List.of(lost))
                    .whenTheNetworkIsHealed()
                    .thenAllIsReady()
                    .thenTheyHaveNewIds(List.of(lost))
                    .thenNoAcknowledgedWriteIsLost()
                    .thenAWriteOnEachIsReadOnEach()
                    .thenTheServersHaveAFullMesh();
        });
    }
}
