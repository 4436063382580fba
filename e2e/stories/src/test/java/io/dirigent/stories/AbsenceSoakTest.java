package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members that were away for longer than the others keep changes. The shortest time that can be set is a minute. */
@Tag("soak")
class AbsenceSoakTest extends Life {

    AbsenceSoakTest() {
        super("absence", aMeshOf(2).loadedWith(100).keepingChangesFor("1m"));
    }

    @Test
    @Order(1)
    void aDirectoryThatWasStoppedForLongComesBackAsItWas() throws Exception {
        birth("stopped", Need.NOTHING, story -> {
            story.when().created().then().aWriteOnEachIsReadOnEach();
            var ids = story.ids();
            story.when()
                    .deleted()
                    .timePasses(70)
                    .applied()
                    .then()
                    .allIsReady()
                    .theOperatorSaid("MemberReadmitted")
                    .idsAreStill(ids)
                    .everyEntryIsOnEachMember()
                    .aWriteOnEachIsReadOnEach();
        });
    }

    @Test
    @Order(2)
    void whoMissedWhatMayBeGoneIsLoadedAnew() throws Exception {
        act("missed", story -> story.when()
                .theyAreCut("corp-0", "corp-1")
                .clientsWriteThrough(List.of("corp-0"))
                .timePasses(280)
                .idsAreRemembered()
                .killed("corp-1")
                .theNetworkIsHealed()
                .then()
                .theyHaveNewIds(List.of("corp-1"))
                .allIsReady()
                .noAcknowledgedWriteIsLost()
                .everyEntryIsOnEachMember());
    }
}
