package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.keys.TrustBundle;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AppliedTest {
    private final Service wanted = Applied.sealed(ClientService.of(Clusters.smallest()));

    @Test
    void whatIsAbsentHasToBeApplied() {
        assertThat(Applied.isIn(wanted, null)).isFalse();
    }

    @Test
    void whatOthersAddIsNotOurs() {
        Service actual = new ServiceBuilder(wanted)
                .editMetadata()
                .addToLabels("other", "label")
                .withResourceVersion("7")
                .endMetadata()
                .editSpec()
                .withClusterIP("10.0.0.1")
                .endSpec()
                .build();
        assertThat(Applied.isIn(wanted, actual)).isTrue();
    }

    @Test
    void whatOthersChangeIsPutBack() {
        Service actual = new ServiceBuilder(wanted)
                .editSpec()
                .editFirstPort()
                .withPort(1)
                .endPort()
                .endSpec()
                .build();
        assertThat(Applied.isIn(wanted, actual)).isFalse();
    }

    @Test
    void whatWeNoLongerWantHasToBeTakenAway() {
        StatefulSet before = Applied.sealed(
                MemberStatefulSet.of(Clusters.with("suffixes: [dc=a]\npodTemplate: {nodeSelector: {a: b}}"), 3, false));
        StatefulSet after = Applied.sealed(MemberStatefulSet.of(Clusters.with("suffixes: [dc=a]"), 3, false));
        assertThat(Applied.isIn(after, before)).isFalse();
    }

    @Test
    void sealingTwiceChangesNothing() {
        assertThat(DesiredObjects.of(
                        Clusters.everything(),
                        TrustBundle.empty(),
                        new Wanted(1, true, Duration.ofDays(2)),
                        Clusters.INSTALLATION))
                .allSatisfy(object -> assertThat(Applied.sealed(object)
                                .getMetadata()
                                .getAnnotations()
                                .get(Applied.SEAL))
                        .isEqualTo(object.getMetadata().getAnnotations().get(Applied.SEAL)));
    }
}
