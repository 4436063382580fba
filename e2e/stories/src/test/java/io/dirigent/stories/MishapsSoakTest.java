package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A directory that grows, and loses members and operators, with clients writing all the time; for those who have the time. */
@Tag("soak")
class MishapsSoakTest extends Life {

    MishapsSoakTest() {
        super("mishaps", aMeshOf(1).loadedWith(2_000));
    }

    @Test
    @Order(1)
    void aSingleMemberReplicatesWithItselfAndKeepsQuiet() throws Exception {
        birth("single", Need.QUIET, story -> story.when()
                .created()
                .then()
                .aWriteOnEachIsReadOnEach()
                .theServersHaveAFullMesh()
                .itIsSilentFor(20));
    }

    @Test
    @Order(2)
    void aScaleUpGoesOnThoughTheOperatorDiesWhileAMemberIsLoaded() throws Exception {
        act("growth", Need.OPERATOR, story -> {
            story.when().clientsWrite();
            var ids = story.ids();
            story.when()
                    .theOperatorDiesAfter(OperatorEvent.LOAD_STARTED)
                    .scaledTo(3)
                    .theOperatorIsBack()
                    .then()
                    .allIsReady()
                    .noAcknowledgedWriteIsLost()
                    .everyEntryIsOnEachMember()
                    .aWriteOnEachIsReadOnEach()
                    .theServersHaveAFullMesh()
                    .itsIdIsStill("corp-0", ids);
        });
    }

    @Test
    @Order(3)
    void eachMemberDiesOnceUnderWrites() throws Exception {
        act("each killed", story -> {
            story.when().clientsWrite();
            for (String member : story.members()) {
                story.when().killed(member).then().allIsReady();
            }
            story.then().noAcknowledgedWriteIsLost().everyEntryIsOnEachMember();
        });
    }

    @Test
    @Order(4)
    void aLostVolumeComesBackUnderWrites() throws Exception {
        act("lost", story -> story.when()
                .clientsWriteThrough(List.of("corp-0", "corp-1"))
                .volumesAreLost(List.of("corp-2"))
                .then()
                .theyHaveNewIds(List.of("corp-2"))
                .allIsReady()
                .noAcknowledgedWriteIsLost()
                .everyEntryIsOnEachMember());
    }
}
