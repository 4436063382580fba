package io.dirigent.scenario;

import static io.dirigent.scenario.Draft.aMeshOf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator is killed in the middle of something, and another one goes on from what it finds. */
class OperatorDeathTest extends OnAStage {

    @Tag("e2e")
    @Test
    void aCreationGoesOnWhereItWasInterrupted() throws Exception {
        tell("creation", aMeshOf(2).loadedWith(500), story -> story.whileClientsTryToWrite()
                .theOperatorDiesAfter(Moment.IDS_GIVEN)
                .whenApplied()
                .whenTheOperatorIsBack()
                .theOperatorDiesAfter(Moment.LOAD_STARTED)
                .whenTheOperatorIsBack()
                .thenAllIsReady()
                .thenWritesGoOnThrough(story.members())
                .thenNoAcknowledgedWriteIsLost()
                .thenEveryEntryIsOnEachMember()
                .thenTheServersHaveAFullMesh());
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"MEMBER_RESTARTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aCreationGoesOnWhateverWasInterrupted(Moment moment) throws Exception {
        tell("creation " + moment, aMeshOf(3).loadedWith(2_000), story -> story.theOperatorDiesAfter(moment)
                .whenApplied()
                .whenTheOperatorIsBack()
                .thenAllIsReady()
                .thenEveryEntryIsOnEachMember()
                .thenAWriteOnEachIsReadOnEach()
                .thenTheServersHaveAFullMesh());
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"SEED_LOAD_STARTED", "BOOTSTRAP_RECORDED", "MEMBER_RESTARTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aScaleUpGoesOnWhateverWasInterrupted(Moment moment) throws Exception {
        tell("growth " + moment, aMeshOf(1).loadedWith(2_000), story -> {
            story.whenCreated().whileClientsWrite();
            var ids = story.ids();
            story.theOperatorDiesAfter(moment)
                    .whenScaledTo(3)
                    .whenTheOperatorIsBack()
                    .thenAllIsReady()
                    .thenNoAcknowledgedWriteIsLost()
                    .thenEveryEntryIsOnEachMember()
                    .thenAWriteOnEachIsReadOnEach()
                    .thenTheServersHaveAFullMesh()
                    .thenItsIdIsStill("corp-0", ids);
        });
    }
}
