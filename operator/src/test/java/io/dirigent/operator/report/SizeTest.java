package io.dirigent.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeTest {

    @Test
    void twoDigitsAreEnough() {
        assertThat(Size.of(0, Optional.empty())).isEqualTo("0");
        assertThat(Size.of(900, Optional.empty())).isEqualTo("900");
        assertThat(Size.of(3_435_973_836L, Optional.empty())).isEqualTo("3.2Gi");
        assertThat(Size.of(125 << 20, Optional.empty())).isEqualTo("130Mi");
    }

    @Test
    void whatIsAboutRightIsSaidAgain() {
        assertThat(Size.of(3_300_000_000L, Optional.of("3.2Gi"))).isEqualTo("3.2Gi");
        assertThat(Size.of(3_000_000_000L, Optional.of("3.2Gi"))).isEqualTo("2.8Gi");
        assertThat(Size.of(0, Optional.of("3.2Gi"))).isEqualTo("0");
    }
}
