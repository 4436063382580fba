package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Births of other sizes, and births on a bad day; for those who have the time. */
@Tag("soak")
class BirthSoakTest extends OnACluster {

    @Test
    void fourAreBornAtOnceAndKeepQuiet() throws Exception {
        tell("of four", aMeshOf(4), Need.QUIET, story -> story.when()
                .created()
                .then()
                .aWriteOnEachIsReadOnEach()
                .theServersHaveAFullMesh()
                .itIsSilentFor(20));
    }

    @Test
    void aCreationGoesOnThoughTheOperatorDiesWhenDataIsProven() throws Exception {
        tell("creation", aMeshOf(3).loadedWith(2_000), Need.OPERATOR, story -> story.when()
                .theOperatorDiesAfter(OperatorEvent.BOOTSTRAP_RECORDED)
                .applied()
                .theOperatorIsBack()
                .then()
                .allIsReady()
                .everyEntryIsOnEachMember()
                .aWriteOnEachIsReadOnEach()
                .theServersHaveAFullMesh());
    }

    @ParameterizedTest
    @EnumSource(
            value = OperatorEvent.class,
            names = {"MEMBERS_LINKED", "LOAD_STARTED"})
    void theSeedDiesWhileAnotherOneJoins(OperatorEvent event) throws Exception {
        tell("seed dies " + event, aMeshOf(2).loadedWith(300), story -> story.when()
                .itDiesAfter(event, "corp-0")
                .applied()
                .then()
                .allIsReady()
                .everyEntryIsOnEachMember()
                .aWriteOnEachIsReadOnEach()
                .theServersHaveAFullMesh());
    }

    @Test
    void aDirectoryBornFromABadImageIsMended() throws Exception {
        tell("bad birth", aMeshOf(2).from("localhost/none:1"), story -> story.when()
                .applied()
                .then()
                .itIsSaidOf("corp-0", "localhost/none:1")
                .when()
                .theImageBecomes(cluster().image())
                .then()
                .allIsReady()
                .aWriteOnEachIsReadOnEach());
    }
}
