package io.dirigent.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Step;
import io.dirigent.operator.topology.Link;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveTest {

    private static final Member FIRST = new Member("corp", 0);
    private static final Member SECOND = new Member("corp", 1);
    private static final Member THIRD = new Member("corp", 2);

    private static final Step CONFIGURE_SECOND = new Step.Configure(SECOND, new ServerId(2));
    private static final Step CONFIGURE_THIRD = new Step.Configure(THIRD, new ServerId(3));
    private static final Step LINK_SECOND = new Step.AddLink(new Link(FIRST, SECOND));
    private static final Step LINK_THIRD = new Step.AddLink(new Link(FIRST, THIRD));
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

    private static List<List<Step>> waves(Step... steps) {
        return Wave.of(List.of(steps)).stream().map(Wave::steps).toList();
    }
}
