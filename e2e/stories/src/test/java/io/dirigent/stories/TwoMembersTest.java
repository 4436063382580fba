package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.stories.real.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The life of a mesh of two, whose volumes are lost, retained and lost for good, and whose pods, nodes and API server go away: proven data is kept and
 * found again, and nothing is a source that has none.
 */
class TwoMembersTest extends Life {

    TwoMembersTest() {
        super("two", aMeshOf(2).loadedWith(300));
    }

    @Tag("e2e")
    @Test
    @Order(1)
    void aCreationGoesOnWhereItWasInterrupted() throws Exception {
        birth("creation", Need.OPERATOR, story -> story.when()
                .clientsTryToWrite()
                .theOperatorDiesAfter(OperatorEvent.IDS_GIVEN)
                .applied()
                .theOperatorIsBack()
                .theOperatorDiesAfter(OperatorEvent.LOAD_STARTED)
                .theOperatorIsBack()
                .then()
                .allIsReady()
                .writesGoOnThrough(story.members())
                .noAcknowledgedWriteIsLost()
                .everyEntryIsOnEachMember()
                .theServersHaveAFullMesh());
    }

    @Tag("e2e")
    @Test
    @Order(2)
    void theSeedsLostVolumeIsInitialisedAnewUnderANewId() throws Exception {
        act("lost", story -> story.when()
                .clientsWrite()
                .theFirstDataIsDeleted()
                .volumesAreLost(List.of("corp-0"))
                .then()
                .theyHaveNewIds(List.of("corp-0"))
                .allIsReady()
                .writesGoOnThrough(story.members())
                .noAcknowledgedWriteIsLost()
                .everyEntryIsOnEachMember()
                .aWriteOnEachIsReadOnEach()
                .theServersHaveAFullMesh());
    }

    @Tag("e2e")
    @Test
    @Order(3)
    void deletedAndAppliedAgainItHasItsEntriesAndItsIds() throws Exception {
        act("again", story -> {
            story.when().clientsWrite();
            var ids = story.ids();
            story.when()
                    .deletedAndAppliedAgain()
                    .then()
                    .allIsReady()
                    .writesGoOnThrough(story.members())
                    .noAcknowledgedWriteIsLost()
                    .idsAreStill(ids)
                    .everyEntryIsOnEachMember()
                    .aWriteOnEachIsReadOnEach()
                    .theServersHaveAFullMesh();
        });
    }

    @Tag("e2e")
    @Test
    @Order(4)
    void aBadImageIsMendedByAGoodOne() throws Exception {
        act("image", story -> story.when()
                .theImageBecomes("localhost/none:1")
                .then()
                .itIsSaidOf("corp-1", "localhost/none:1")
                .itTakesClients("corp-0")
                .when()
                .theImageBecomes(cluster().image())
                .then()
                .allIsReady()
                .everyEntryIsOnEachMember()
                .aWriteOnEachIsReadOnEach());
    }

    @Tag("e2e")
    @Test
    @Order(5)
    void aLedgerThatIsNotThatOfTheVolumesIsToldAndNotObeyed() throws Exception {
        act("ledger", story -> {
            story.when().clientsWrite();
            var ids = story.ids();
            story.when()
                    .ledgerExchanged("corp-0", "corp-1")
                    .then()
                    .itIs("Stalled", "LedgerContradicted")
                    .theOperatorHasLookedAgain(10)
                    .writesGoOnThrough(story.members())
                    .when()
                    .ledgerDeleted()
                    .then()
                    .allIsReady()
                    .idsAreStill(ids)
                    .noAcknowledgedWriteIsLost()
                    .everyEntryIsOnEachMember();
        });
    }

    @Tag("e2e")
    @Test
    @Order(6)
    void aWordThatWasLeftOverTrustsNoEmptyVolume() throws Exception {
        Assumptions.assumeTrue(cluster().canPause(), "members cannot be made to hang here");
        act("left over", story -> story.when()
                .annotated("dirigent.io/recover-from", "corp-1")
                .itHangs("corp-0")
                .volumesAreLost(List.of("corp-1"))
                .then()
                .itStaysClosed("corp-1")
                .when()
                .itGoesOn("corp-0")
                .then()
                .allIsReady()
                .theyHaveNewIds(List.of("corp-1"))
                .everyEntryIsOnEachMember());
    }

    @Tag("kubernetes")
    @Test
    @Order(7)
    void aPodIsDeletedAndTheOperatorTooUnderWrites() throws Exception {
        act("deleted pods", Need.OPERATOR, story -> story.when()
                .clientsWrite()
                .thePodIsDeleted("corp-1")
                .theOperatorIsKilled()
                .then()
                .allIsReady()
                .writesGoOnThrough(story.members())
                .noAcknowledgedWriteIsLost()
                .theServersHaveAFullMesh());
    }

    @Tag("kubernetes")
    @Test
    @Order(8)
    void aNodeIsDrainedUnderWrites() throws Exception {
        act("drained", Need.MACHINES, story -> {
            story.when().clientsWrite();
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
                story.then()
                        .thereIsAnotherPod(victim, before)
                        .allIsReady()
                        .writesGoOnThrough(story.members())
                        .noAcknowledgedWriteIsLost()
                        .theServersHaveAFullMesh();
                assertThat(story.directory().nodeOf(victim)).isNotEqualTo(node);
            } finally {
                Command.kubectl(story.directory().namespace(), "uncordon", node);
            }
        });
    }

    @Tag("e2e")
    @Test
    @Order(9)
    void whenAllVolumesAreLostNothingIsLoadedUntilSomebodySaysSo() throws Exception {
        act("all lost", story -> story.when()
                .allVolumesAreLost()
                .then()
                .itIs("Stalled", "AllDataLost")
                .theOperatorHasLookedAgain(10)
                .itIs("Stalled", "AllDataLost")
                .nothingIsLoaded()
                .when()
                .annotated("dirigent.io/recover-from", "bootstrap")
                .then()
                .theOperatorHasLookedAgain(10)
                .nothingIsLoaded()
                .when()
                .answered("Stalled", "bootstrap")
                .then()
                .allIsReady()
                .everyEntryIsOnEachMember());
    }

    /** The last one: afterwards a node may take a minute until it hears of what is deleted. */
    @Tag("kubernetes")
    @Test
    @Order(10)
    void theApiServerIsAwayForAMinuteAndNobodyIsRestarted() throws Exception {
        act("no api", Need.MACHINES, story -> {
            story.when().clientsWrite();
            Map<String, String> before =
                    realCluster().runsOfPods(story.directory().namespace());
            story.when().theApiServerDies();
            for (int i = 0; i < 6; i++) {
                story.then().writesGoOnThrough(story.members()).when().timePasses(10);
            }
            story.when().theApiServerIsBack().then().allIsReady().writesGoOnThrough(story.members());
            assertThat(realCluster().runsOfPods(story.directory().namespace()))
                    .as(() -> "runs of the pods, after "
                            + realCluster().eventsIn(story.directory().namespace()))
                    .isEqualTo(before);
            story.then().noAcknowledgedWriteIsLost();
        });
    }
}
