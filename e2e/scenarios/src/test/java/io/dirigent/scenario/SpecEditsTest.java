package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;

import io.dirigent.api.Index;
import io.dirigent.api.Jvm;
import io.dirigent.api.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is edited in the resource reaches members that run, one at a time, while clients write. */
class SpecEditsTest extends OnAStage {

    @Tag("e2e")
    @Test
    void anotherHeapAndANewIndexReachEachMemberThoughTheOperatorDiesHalfWay() throws Exception {
        Server settings = new Server(
                List.of(
                        new Index("cn", List.of(Index.Type.equality)),
                        new Index("sn", List.of(Index.Type.equality, Index.Type.substring))),
                new Jvm("208Mi", null, null));
        tell("settings", aMeshOf(3).loadedWith(300), story -> {
            story.whenCreated().whileClientsWrite();
            Map<String, String> pods = story.pods();
            Map<String, Integer> ids = story.ids();
            int heard = story.chronicle().away().size();
            story.theOperatorDiesAfter(Moment.MEMBER_RESTARTED)
                    .whenTheServersSettingsBecome(settings)
                    .whenTheOperatorIsBack()
                    .thenAllWereRestartedOneAtATime(pods, heard)
                    .thenTheIndexIsUsed("sn")
                    .thenIdsAreStill(ids)
                    .thenNoAcknowledgedWriteIsLost()
                    .thenEveryEntryIsOnEachMember()
                    .thenTheServersHaveAFullMesh();
        });
    }
}
