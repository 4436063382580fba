package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients of a mesh of real servers live on: it replicates, it grows, and what was acknowledged stays. */
class MeshTest extends OnAStage {

    @Tag("e2e")
    @Test
    void aMeshIsBornAndSurvivesTheDeathOfAMemberUnderWrites() throws Exception {
        tell("killed", aMeshOf(3), story -> story.whenCreated()
                .thenAWriteOnEachIsReadOnEach()
                .thenTheServersHaveAFullMesh()
                .whileClientsWrite()
                .whenKilled("corp-1")
                .thenAllIsReady()
                .thenNoAcknowledgedWriteIsLost()
                .thenEveryEntryIsOnEachMember()
                .thenTheServersHaveAFullMesh());
    }

    @Tag("e2e")
    @Test
    void aLoadedDirectoryGrowsFromOneToTwoToFour() throws Exception {
        tell("grows", aMeshOf(1).loadedWith(2_000), story -> story.whenCreated()
                .thenTheServersHaveAFullMesh()
                .whenScaledTo(2)
                .thenAllIsReady()
                .thenTheServersHaveAFullMesh()
                .thenEveryEntryIsOnEachMember()
                .whenScaledTo(4)
                .thenAllIsReady()
                .thenTheServersHaveAFullMesh()
                .thenAWriteOnEachIsReadOnEach()
                .thenEveryEntryIsOnEachMember());
    }

    @Tag("e2e")
    @Test
    void aSteadyDirectoryCausesNoWriteWithClientsOrWithout() throws Exception {
        tell("steady", aMeshOf(2), story -> story.whenCreated()
                .thenItIsSilentFor(20)
                .whileClientsWrite()
                .thenItIsSilentFor(20)
                .thenNoAcknowledgedWriteIsLost());
    }
}
