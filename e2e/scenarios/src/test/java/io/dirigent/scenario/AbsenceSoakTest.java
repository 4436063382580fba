package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;

import io.dirigent.localcluster.LocalClusterOptions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members that were away for longer than the others keep changes. The shortest time that can be set is a minute. */
@Tag("soak")
class AbsenceSoakTest extends OnAStage {

    @Override
    LocalClusterOptions options() {
        return LocalClusterOptions.defaults().withFaults();
    }

    @Test
    void aDirectoryThatWasStoppedForLongComesBackAsItWas() throws Exception {
        tell("stopped", aMeshOf(2).loadedWith(100).keepingChangesFor("1m"), story -> {
            story.whenCreated().thenAWriteOnEachIsReadOnEach();
            var ids = story.ids();
            story.whenDeleted()
                    .whenTimePasses(70)
                    .whenApplied()
                    .thenAllIsReady()
                    .thenTheOperatorSaid("MemberReadmitted")
                    .thenIdsAreStill(ids)
                    .thenEveryEntryIsOnEachMember()
                    .thenAWriteOnEachIsReadOnEach();
        });
    }

    @Test
    void whoMissedWhatMayBeGoneIsLoadedAnew() throws Exception {
        tell("missed", aMeshOf(2).loadedWith(100).keepingChangesFor("1m"), story -> story.whenCreated()
                .whenTheyAreCut("corp-0", "corp-1")
                .whileClientsWriteThrough(List.of("corp-0"))
                .whenTimePasses(280)
                .whenIdsAreRemembered()
                .whenKilled("corp-1")
                .whenTheNetworkIsHealed()
                .thenTheyHaveNewIds(List.of("corp-1"))
                .thenAllIsReady()
                .thenNoAcknowledgedWriteIsLost()
                .thenEveryEntryIsOnEachMember());
    }
}
