package io.dirigent.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.plan.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveTest {

    private static final Volume FIRST = volume(0);
    private static final Volume SECOND = volume(1);
    private static final Volume THIRD = volume(2);

    private static final Step CONFIGURE_SECOND = new Step.Configure(SECOND, new ServerId(2), Duration.ofDays(3));
    private static final Step CONFIGURE_THIRD = new Step.Configure(THIRD, new ServerId(3), Duration.ofDays(3));
    private static final Step LINK_SECOND = new Step.AddLink(FIRST, SECOND);
    private static final Step LINK_THIRD = new Step.AddLink(FIRST, THIRD);
    private static final Step ALONE = new Step.ResetGeneration(FIRST);

    @Test
    void stepsOfDifferentMembersGoSideBySide() {
        assertThat(waves(CONFIGURE_SECOND, CONFIGURE_THIRD))
                .containsExactly(List.of(CONFIGURE_SECOND, CONFIGURE_THIRD));
    }

    @Test
    void stepsOfOneMemberKeepTheirOrder() {
        assertThat(waves(LINK_SECOND, LINK_THIRD)).containsExactly(List.of(LINK_SECOND), List.of(LINK_THIRD));
    }

    @Test
    void aStepThatConcernsNobodyInParticularIsAlone() {
        assertThat(waves(CONFIGURE_SECOND, ALONE, CONFIGURE_THIRD))
                .containsExactly(List.of(CONFIGURE_SECOND), List.of(ALONE), List.of(CONFIGURE_THIRD));
    }

    @Test
    void noStepsAreNoWave() {
        assertThat(waves()).isEmpty();
    }

    private static Volume volume(int ordinal) {
        return new Volume(new Member("corp", ordinal), new VolumeId("volume-" + ordinal));
    }

    private static List<List<Step>> waves(Step... steps) {
        return Wave.of(List.of(steps)).stream().map(Wave::steps).toList();
    }
}
