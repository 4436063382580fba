package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.Jvm;
import io.dirigent.api.Jvm.Collector;
import io.dirigent.api.Jvm.Tiers;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    @Test
    void heapCollectorAndTiersBecomeOptionsOfTheMachine() {
        assertThat(JvmOptions.of(new Jvm("192Mi", Collector.Serial, Tiers.C1)))
                .isEqualTo("-Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        assertThat(JvmOptions.of(new Jvm("2Gi", Collector.G1, Tiers.C2))).isEqualTo("-Xmx2g -XX:+UseG1GC");
    }
}
