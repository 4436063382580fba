package io.dirigent.operator.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateVectorTest {

    private static final Csn FIRST = new Csn(1_000, new ServerId(1), 1);
    private static final Csn SECOND = new Csn(2_000, new ServerId(1), 2);
    private static final Csn OTHER = new Csn(1_500, new ServerId(2), 7);

    @Test
    void keepsTheNewestChangeOfEachServer() {
        assertThat(StateVector.of(List.of(SECOND, FIRST, OTHER)).newest().values())
                .containsExactly(SECOND, OTHER);
    }

    @Test
    void coversWhatItHoldsAndWhatIsOlder() {
        StateVector newer = StateVector.of(List.of(SECOND, OTHER));
        StateVector older = StateVector.of(List.of(FIRST));

        assertThat(newer.covers(older)).isTrue();
        assertThat(older.covers(newer)).isFalse();
        assertThat(older.missingOf(newer).min(Csn::compareTo)).contains(OTHER);
    }

    @Test
    void countsTheChangesThatTellTwoVectorsApart() {
        assertThat(StateVector.of(List.of(SECOND)).distance(StateVector.of(List.of(FIRST, OTHER))))
                .isEqualTo(1 + 7);
    }

    @Test
    void aChangeNumberReadsAsItIsWritten() {
        assertThat(Csn.parse(SECOND.toString())).isEqualTo(SECOND);
        assertThat(Csn.parse("0000019b76db1560000100000001").serverId()).isEqualTo(new ServerId(1));
        assertThatThrownBy(() -> Csn.parse("12")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serverIdsAreFromOneToTheHighestThatTheProtocolCarries() {
        assertThatThrownBy(() -> new ServerId(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServerId(32_768)).isInstanceOf(IllegalArgumentException.class);
    }
}
