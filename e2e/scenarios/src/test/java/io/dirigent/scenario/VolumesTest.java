package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Volumes that are lost, retained, or late: proven data is kept and found again, and nothing is a source that has none. */
class VolumesTest extends OnAStage {

    @Tag("e2e")
    @Test
    void theSeedsLostVolumeIsInitialisedAnewUnderANewId() throws Exception {
        tell("lost", aMeshOf(2).loadedWith(300), story -> story.whenCreated()
                .whileClientsWrite()
                .whenTheFirstDataIsDeleted()
                .whenVolumesAreLost(List.of("corp-0"))
                .thenTheyHaveNewIds(List.of("corp-0"))
                .thenAllIsReady()
                .thenWritesGoOnThrough(story.members())
                .thenNoAcknowledgedWriteIsLost()
                .thenEveryEntryIsOnEachMember()
                .thenAWriteOnEachIsReadOnEach()
                .thenTheServersHaveAFullMesh());
    }

    @Tag("e2e")
    @Test
    void aDirectoryDeletedAndAppliedAgainHasItsEntriesAndItsIds() throws Exception {
        tell("again", aMeshOf(2).loadedWith(300), story -> {
            story.whenCreated().whileClientsWrite();
            var ids = story.ids();
            story.whenDeletedAndAppliedAgain()
                    .thenAllIsReady()
                    .thenWritesGoOnThrough(story.members())
                    .thenNoAcknowledgedWriteIsLost()
                    .thenIdsAreStill(ids)
                    .thenEveryEntryIsOnEachMember()
                    .thenAWriteOnEachIsReadOnEach()
                    .thenTheServersHaveAFullMesh();
        });
    }

    @Test
    void whenAllVolumesAreLostNothingIsLoadedUntilSomebodySaysSo() throws Exception {
        tell("all lost", aMeshOf(2).loadedWith(50), story -> story.whenCreated()
                .whenVolumesAreLost(story.members())
                .then("Stalled", "AllDataLost")
                .thenTheOperatorHasLookedAgain(10)
                .then("Stalled", "AllDataLost")
                .thenNothingIsLoaded()
                .whenAnnotated("dirigent.io/recover-from", "bootstrap")
                .thenAllIsReady()
                .thenEveryEntryIsOnEachMember());
    }

    @Test
    void nobodyElseBecomesTheSeedWhenTheFirstMemberIsLate() throws Exception {
        tell("late", aMeshOf(3).loadedWith(50), story -> story.whenApplied()
                .whenItHangsAtBirth("corp-0")
                .thenNoSeedAmong(List.of("corp-1", "corp-2"))
                .whenItGoesOn("corp-0")
                .thenAllIsReady()
                .thenEveryEntryIsOnEachMember()
                .thenTheServersHaveAFullMesh());
    }

    @Test
    void aBadImageIsMendedByAGoodOne() throws Exception {
        tell("image", aMeshOf(2), story -> story.whenCreated()
                .thenAWriteOnEachIsReadOnEach()
                .whenTheImageBecomes("nowhere/none:1")
                .thenItIsSaidOf("corp-1", "nowhere/none:1")
                .thenItTakesClients("corp-0")
                .whenTheImageBecomes(ground().image())
                .thenAllIsReady()
                .thenEveryEntryIsOnEachMember()
                .thenAWriteOnEachIsReadOnEach());
    }
}
