package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mesh from which members are taken, with clients that write through all of them all the time. */
class RemovalTest extends Life {

    RemovalTest() {
        super("leaving", aMeshOf(4).loadedWith(300));
    }

    @Tag("e2e")
    @Test
    @Order(1)
    void twoOfFourLeaveInOneEdit() throws Exception {
        birth("two leave", Need.NOTHING, story -> story.when()
                .created()
                .clientsWrite()
                .scaledTo(2)
                .then()
                .allIsReady()
                .nothingIsLeftOf(List.of("corp-2", "corp-3"))
                .theServersHaveAFullMesh()
                .noAcknowledgedWriteIsLost()
                .everyEntryIsOnEachMember());
    }

    @Tag("e2e")
    @Test
    @Order(2)
    void aRetainedVolumeIsLoadedAnewUnderANewId() throws Exception {
        act("again", story -> story.when()
                .scaledTo(3)
                .then()
                .allIsReady()
                .itHasServerId("corp-2", 5)
                .everyEntryIsOnEachMember()
                .theServersHaveAFullMesh());
    }

    @Tag("e2e")
    @Test
    @Order(3)
    void oneThatIsKilledWhileItIsFrozenLosesNothing() throws Exception {
        act("frozen", story -> {
            story.when()
                    .clientsWrite()
                    .itDiesAfter(OperatorEvent.MEMBER_FROZEN, "corp-2")
                    .scaledTo(2)
                    .then()
                    .allIsReady()
                    .nothingIsLeftOf(List.of("corp-2"))
                    .noAcknowledgedWriteIsLost()
                    .everyEntryIsOnEachMember();
        });
    }

    @Tag("e2e")
    @Test
    @Order(4)
    void oneThatIsWantedAgainAfterItsFirstUnlinkComesBackAsItWas() throws Exception {
        act("undone", Need.OPERATOR, story -> {
            story.when().scaledTo(4).then().allIsReady();
            Map<String, Integer> ids = story.ids();
            story.when()
                    .clientsWrite()
                    .theOperatorDiesAfter(OperatorEvent.MEMBERS_UNLINKED)
                    .scaledTo(3)
                    .then()
                    .itHasBecome("corp-3", "frozen")
                    .when()
                    .theOperatorHasDied()
                    .scaledTo(4)
                    .theOperatorIsBack()
                    .then()
                    .allIsReady()
                    .idsAreStill(ids)
                    .noAcknowledgedWriteIsLost()
                    .theServersHaveAFullMesh();
        });
    }
}
