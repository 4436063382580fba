package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;

import io.dirigent.api.Index;
import io.dirigent.api.Jvm;
import io.dirigent.api.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of a mesh of three: it is born, keeps quiet, and what was acknowledged stays, whoever dies, is edited or is cut off. */
class ThreeMembersTest extends Life {

    ThreeMembersTest() {
        super("three", aMeshOf(3).loadedWith(300));
    }

    @Tag("e2e")
    @Test
    @Order(1)
    void nobodyElseBecomesTheSeedWhenTheFirstMemberIsLate() throws Exception {
        birth("late", Need.NOTHING, story -> {
            story.when().applied();
            if (cluster().canPause()) {
                story.when()
                        .itHangsAtBirth("corp-0")
                        .then()
                        .noSeedAmong(List.of("corp-1", "corp-2"))
                        .when()
                        .itGoesOn("corp-0");
            }
            story.then()
                    .allIsReady()
                    .everyEntryIsOnEachMember()
                    .aWriteOnEachIsReadOnEach()
                    .theServersHaveAFullMesh()
                    .onlySuppliersAreSelected();
        });
    }

    @Tag("e2e")
    @Test
    @Order(2)
    void whileItIsSteadyNothingIsWrittenWithClientsOrWithout() throws Exception {
        act("steady", Need.QUIET, story -> story.then()
                .itIsSilentFor(20)
                .when()
                .clientsWrite()
                .then()
                .itIsSilentFor(20)
                .noAcknowledgedWriteIsLost());
    }

    @Tag("e2e")
    @Test
    @Order(3)
    void itSurvivesTheDeathOfAMemberUnderWrites() throws Exception {
        act("killed", story -> story.when()
                .clientsWrite()
                .killed("corp-1")
                .then()
                .allIsReady()
                .noAcknowledgedWriteIsLost()
                .everyEntryIsOnEachMember()
                .theServersHaveAFullMesh());
    }

    @Tag("e2e")
    @Test
    @Order(4)
    void anotherHeapAndANewIndexReachEachMemberThoughTheOperatorDiesHalfWay() throws Exception {
        Server settings = new Server(
                List.of(
                        new Index("cn", List.of(Index.Type.equality)),
                        new Index("sn", List.of(Index.Type.equality, Index.Type.substring))),
                new Jvm("208Mi", null, null));
        act("settings", Need.OPERATOR, story -> {
            story.when().clientsWrite();
            Map<String, String> pods = story.pods();
            Map<String, Integer> ids = story.ids();
            int heard = story.heard();
            story.when()
                    .theOperatorDiesAfter(OperatorEvent.MEMBER_RESTARTED)
                    .theServersSettingsBecome(settings)
                    .theOperatorIsBack()
                    .then()
                    .allWereRestartedOneAtATime(pods, heard)
                    .theIndexIsUsed("sn")
                    .idsAreStill(ids)
                    .noAcknowledgedWriteIsLost()
                    .everyEntryIsOnEachMember()
                    .theServersHaveAFullMesh();
        });
    }

    @Tag("e2e")
    @Test
    @Order(5)
    void whatALostMemberSaidGoesAroundACutAndStays() throws Exception {
        act("tail", Need.NETWORK, story -> {
            story.when().spreadOverNodes().clientsWrite();
            String lost = vulnerable(story).get(0);
            String deaf = vulnerable(story).get(1);
            story.when()
                    .theyAreCut(lost, deaf)
                    .clientsWriteThrough(List.of(lost))
                    .then()
                    .itHasAllWrites(deaf)
                    .when()
                    .volumesAreLost(List.of(lost))
                    .theNetworkIsHealed()
                    .then()
                    .allIsReady()
                    .theyHaveNewIds(List.of(lost))
                    .noAcknowledgedWriteIsLost()
                    .aWriteOnEachIsReadOnEach()
                    .theServersHaveAFullMesh();
        });
    }

    @Tag("e2e")
    @Tag("soak")
    @Test
    @Order(6)
    void twoMembersLoseSightOfEachOtherUnderWrites() throws Exception {
        act("cut", Need.NETWORK, story -> {
            story.when().spreadOverNodes().clientsWrite();
            List<String> two = vulnerable(story);
            story.when()
                    .theyAreCut(two.get(0), two.get(1))
                    .then()
                    .writesGoOnThrough(story.members())
                    .when()
                    .timePasses(30)
                    .then()
                    .itHasAllWrites(two.get(0))
                    .itHasAllWrites(two.get(1))
                    .when()
                    .theNetworkIsHealed()
                    .then()
                    .allIsReady()
                    .noAcknowledgedWriteIsLost()
                    .aWriteOnEachIsReadOnEach()
                    .theServersHaveAFullMesh();
        });
    }
}
