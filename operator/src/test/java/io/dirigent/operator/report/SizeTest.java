package io.dirigent.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeTest {

    @Test
    void twoDigitsAreEnough() {
        assertThat(Size.of(0, Optional.empty())).isEqualTo("<64Mi");
        assertThat(Size.of(60 << 20, Optional.empty())).isEqualTo("<64Mi");
        assertThat(Size.of(3_435_973_836L, Optional.empty())).isEqualTo("3.2Gi");
        assertThat(Size.of(125 << 20, Optional.empty())).isEqualTo("130Mi");
    }

    @Test
    void whatIsAboutRightIsSaidAgain() {
        assertThat(Size.of(3_000_000_000L, Optional.of("3.2Gi"))).isEqualTo("3.2Gi");
        assertThat(Size.of(2_500_000_000L, Optional.of("3.2Gi"))).isEqualTo("2.3Gi");
        assertThat(Size.of(70 << 20, Optional.of("<64Mi"))).isEqualTo("<64Mi");
        assertThat(Size.of(90 << 20, Optional.of("<64Mi"))).isEqualTo("90Mi");
        assertThat(Size.of(0, Optional.of("3.2Gi"))).isEqualTo("<64Mi");
    }
}
