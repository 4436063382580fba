package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;

import io.dirigent.api.Topology;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members that are linked with two others only, and hand on what they get. */
class RingTest extends Life {

    RingTest() {
        super("ring", aMeshOf(4).loadedWith(50));
    }

    @Tag("e2e")
    @Test
    @Order(1)
    void aMeshBecomesARingAndAMeshAndARingAgainUnderWrites() throws Exception {
        birth("mesh and ring", Need.NOTHING, story -> story.when()
                .created()
                .clientsWrite()
                .theTopologyBecomes(Topology.Type.Ring)
                .then()
                .theServersHaveARing()
                .when()
                .theTopologyBecomes(Topology.Type.FullMesh)
                .then()
                .allIsReady()
                .theServersHaveAFullMesh()
                .when()
                .theTopologyBecomes(Topology.Type.Ring)
                .then()
                .theServersHaveARing()
                .noAcknowledgedWriteIsLost());
    }

    @Tag("kubernetes")
    @Test
    @Order(2)
    void aNodeLosesItsPowerUnderWrites() throws Exception {
        act("power", Need.MACHINES, story -> {
            Map<String, List<String>> nodes =
                    story.members().stream().collect(Collectors.groupingBy(story.directory()::nodeOf));
            String victim = vulnerable(story).stream()
                    .filter(member ->
                            nodes.get(story.directory().nodeOf(member)).size() == 1)
                    .findFirst()
                    .orElseThrow();
            String node = story.directory().nodeOf(victim);
            List<String> others = story.membersBut(victim);
            story.when().clientsWrite();
            story.when()
                    .itsPowerIsLost(node)
                    .then()
                    .itIsNotReady()
                    .writesGoOnThrough(others)
                    .when()
                    .itsPowerIsBack(node)
                    .then()
                    .allIsReady()
                    .writesGoOnThrough(story.members())
                    .noAcknowledgedWriteIsLost()
                    .aWriteOnEachIsReadOnEach()
                    .theServersHaveARing();
        });
    }

    @Test
    @Order(3)
    void oneLeavesAndTwoComeAndTheirNeighboursAreLinkedFirst() throws Exception {
        act("three, and five", story -> story.when()
                .clientsWriteThrough(List.of("corp-0", "corp-2"))
                .scaledTo(3)
                .then()
                .allIsReady()
                .nothingIsLeftOf(List.of("corp-3"))
                .noAcknowledgedWriteIsLost()
                .theServersHaveARing()
                .when()
                .scaledTo(5)
                .then()
                .allIsReady()
                .theServersHaveARing()
                .aWriteOnEachIsReadOnEach());
    }

    @Test
    @Order(4)
    void itSurvivesTheDeathOfAMemberUnderWrites() throws Exception {
        act("killed", story -> story.when()
                .clientsWriteThrough(List.of("corp-1", "corp-3"))
                .killed("corp-2")
                .then()
                .allIsReady()
                .noAcknowledgedWriteIsLost()
                .theServersHaveARing());
    }

    @Test
    @Order(5)
    void twoCutsMakeTwoPartsThatMeetAgain() throws Exception {
        act("two parts", Need.NETWORK, story -> story.when()
                .clientsWriteThrough(List.of("corp-1", "corp-4"))
                .theyAreCut("corp-0", "corp-1")
                .theyAreCut("corp-2", "corp-3")
                .then()
                .itLacksWrites("corp-2")
                .itLacksWrites("corp-3")
                .itIs("Degraded", "RingBroken")
                .when()
                .theNetworkIsHealed()
                .then()
                .allIsReady()
                .noAcknowledgedWriteIsLost()
                .theServersHaveARing());
    }
}
