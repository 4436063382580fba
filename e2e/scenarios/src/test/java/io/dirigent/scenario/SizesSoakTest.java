package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same in other sizes, for those who have the time. */
@Tag("soak")
class SizesSoakTest extends OnAStage {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aMeshOfAnySizeReplicates(int replicas) throws Exception {
        tell("of " + replicas, aMeshOf(replicas), story -> story.whenCreated()
                .thenAWriteOnEachIsReadOnEach()
                .thenTheServersHaveAFullMesh()
                .thenItIsSilentFor(20));
    }

    @Test
    void eachMemberDiesOnceUnderWrites() throws Exception {
        tell("each killed", aMeshOf(3).loadedWith(500), story -> {
            story.whenCreated().whileClientsWrite();
            for (String member : story.members()) {
                story.whenKilled(member).thenAllIsReady();
            }
            story.thenNoAcknowledgedWriteIsLost().thenEveryEntryIsOnEachMember();
        });
    }

    @Test
    void aLostVolumeComesBackUnderWrites() throws Exception {
        tell("lost under writes", aMeshOf(3).loadedWith(2_000), story -> story.whenCreated()
                .whileClientsWriteThrough(List.of("corp-0", "corp-1"))
                .whenVolumesAreLost(List.of("corp-2"))
                .thenTheyHaveNewIds(List.of("corp-2"))
                .thenAllIsReady()
                .thenNoAcknowledgedWriteIsLost()
                .thenEveryEntryIsOnEachMember());
    }

    @Test
    void aDirectoryGrowsUnderWrites() throws Exception {
        tell("grows under writes", aMeshOf(1).loadedWith(2_000), story -> story.whenCreated()
                .whileClientsWrite()
                .whenScaledTo(3)
                .thenAllIsReady()
                .whileClientsWrite()
                .thenNoAcknowledgedWriteIsLost()
                .thenEveryEntryIsOnEachMember()
                .thenTheServersHaveAFullMesh());
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"MEMBERS_LINKED", "LOAD_STARTED"})
    void theSeedDiesWhileAnotherOneJoins(Moment moment) throws Exception {
        tell("seed dies " + moment, aMeshOf(2).loadedWith(300), story -> story.itDiesAfter(moment, "corp-0")
                .whenApplied()
                .thenAllIsReady()
                .thenEveryEntryIsOnEachMember()
                .thenAWriteOnEachIsReadOnEach()
                .thenTheServersHaveAFullMesh());
    }

    @Test
    void aDirectoryBornFromABadImageIsMended() throws Exception {
        tell("bad birth", aMeshOf(2).from("nowhere/none:1"), story -> story.whenApplied()
                .thenItIsSaidOf("corp-0", "nowhere/none:1")
                .whenTheImageBecomes(ground().image())
                .thenAllIsReady()
                .thenAWriteOnEachIsReadOnEach());
    }
}
