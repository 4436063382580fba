package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A loaded directory of two suffixes grows: from one member, which has nobody to replicate with, to many. */
class GrowthTest extends Life {

    GrowthTest() {
        super("growth", aMeshOf(1).loadedWith(2_000).withASecondSuffix());
    }

    @Tag("e2e")
    @Test
    @Order(1)
    void oneMemberIsAMeshToo() throws Exception {
        birth("one", Need.NOTHING, story -> story.when().created().then().theServersHaveAFullMesh());
    }

    @Tag("e2e")
    @Test
    @Order(2)
    void itGrowsToTwoWhileTenEntriesASecondAreDeleted() throws Exception {
        act("to two", story -> story.when()
                .aClientDeletes(10)
                .scaledTo(2)
                .then()
                .allIsReady()
                .itHasServerId("corp-1", 2)
                .theServersHaveAFullMesh()
                .everyEntryIsOnEachMember());
    }

    @Tag("kubernetes")
    @Test
    @Order(3)
    void theLeaderOfTwoOperatorsDiesWhileItGrows() throws Exception {
        act("leader", Need.OPERATOR, story -> {
            List<String> writers = story.members();
            realCluster().scaleOperatorTo(2);
            try {
                story.when()
                        .clientsWrite()
                        .theLeaderDiesAfter(OperatorEvent.IDS_GIVEN, realCluster()::killLeader)
                        .scaledTo(3)
                        .then()
                        .allIsReady()
                        .writesGoOnThrough(writers)
                        .noAcknowledgedWriteIsLost()
                        .everyEntryIsOnEachMember()
                        .theServersHaveAFullMesh();
            } finally {
                realCluster().scaleOperatorTo(1);
            }
        });
    }

    @Tag("e2e")
    @Test
    @Order(4)
    void aChangedPurgeDelayIsOnEachServer() throws Exception {
        act("kept for longer", story -> {
            Map<String, String> pods = story.pods(story.members());
            story.when()
                    .changesAreKeptFor("14d")
                    .then()
                    .allIsReady()
                    .eachServerKeepsChangesFor(Duration.ofDays(14).toSeconds(), pods);
        });
    }
}
