package io.dirigent.directory.launcher.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RenewalsTest {

    @Test
    void everyTokenCountsOnce() {
        Renewals renewals = new Renewals(Set.of());
        assertThat(renewals.fresh(Set.of("32769 a"))).containsExactly(32769);
        assertThat(renewals.fresh(Set.of("32769 a"))).isEmpty();
        assertThat(renewals.fresh(Set.of("32769 b", "32770 b"))).containsExactly(32769, 32770);
    }

    @Test
    void whatTheMarkSaidBeforeTheStartIsDone() {
        assertThat(new Renewals(Set.of("32769 a")).fresh(Set.of("32769 a"))).isEmpty();
    }

    @Test
    void aValueWithoutAnIdIsIgnored() {
        assertThat(new Renewals(Set.of()).fresh(Set.of("all now", ""))).isEmpty();
    }
}
