package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.operator.keys.TrustBundle;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNetworkPolicyTest {

    private static final OperatorPods OPERATOR =
            OperatorPods.of(Optional.of("dirigent-system"), "app.kubernetes.io/name=dirigent-operator, team=identity");

    @Test
    void membersTakeLdapFromAllReplicationFromOneAnotherAndOrdersFromTheOperatorAlone() {
        assertThat(spec(MemberNetworkPolicy.of(Clusters.smallest(), OPERATOR))).isEqualTo("""
                egress:
                - ports:
                  - port: 8989
                    protocol: "TCP"
                  to:
                  - podSelector:
                      matchLabels:
                        dirigent.io/cluster: "corp"
                        dirigent.io/role: "supplier"
                - ports:
                  - port: 53
                    protocol: "UDP"
                  - port: 53
                    protocol: "TCP"
                  - port: 5353
                    protocol: "UDP"
                  - port: 5353
                    protocol: "TCP"
                ingress:
                - ports:
                  - port: 1389
                    protocol: "TCP"
                  - port: 1636
                    protocol: "TCP"
                  - port: 8080
                    protocol: "TCP"
                - from:
                  - podSelector:
                      matchLabels:
                        dirigent.io/cluster: "corp"
                        dirigent.io/role: "supplier"
                  ports:
                  - port: 8989
                    protocol: "TCP"
                - from:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: "dirigent-system"
                    podSelector:
                      matchLabels:
                        app.kubernetes.io/name: "dirigent-operator"
                        team: "identity"
                  ports:
                  - port: 4445
                    protocol: "TCP"
                podSelector:
                  matchLabels:
                    dirigent.io/cluster: "corp"
                    dirigent.io/role: "supplier"
                policyTypes:
                - "Ingress"
                - "Egress"
                """);
    }

    @Test
    void anOperatorWhoseNamespaceIsNotKnownMayBeInAnyAndNotOnlyInTheClustersOne() {
        assertThat(spec(MemberNetworkPolicy.of(
                        Clusters.smallest(), OperatorPods.of(Optional.empty(), OperatorPods.DEFAULT_SELECTOR))))
                .contains("namespaceSelector: {}");
    }

    @Test
    void whoInstallsTheOperatorMayGoWithoutIt() {
        assertThat(DesiredObjects.of(
                        Clusters.smallest(),
                        TrustBundle.empty(),
                        new Wanted(3, false, Duration.ofDays(2)),
                        new Installation(MemberStatefulSet.DEFAULT_IMAGE, Optional.empty())))
                .noneMatch(NetworkPolicy.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "operator", "=operator", "a=b,", "a=b=c"})
    void aSelectorThatIsNoneIsRefusedAndNotWidened(String selector) {
        assertThatThrownBy(() -> OperatorPods.of(Optional.empty(), selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + selector + "'");
    }

    private static String spec(NetworkPolicy policy) {
        String yaml = Serialization.asYaml(policy.getSpec());
        return yaml.startsWith("---\n") ? yaml.substring(4) : yaml;
    }
}
