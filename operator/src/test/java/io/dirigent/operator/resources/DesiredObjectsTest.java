package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.TrustBundle;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredObjectsTest {

    private final DirectoryCluster cluster = Clusters.smallest();
    private final List<HasMetadata> objects = DesiredObjects.of(
            cluster, TrustBundle.empty(), new Wanted(3, false, Duration.ofDays(2)), Clusters.INSTALLATION);

    @Test
    void podsComeLastAsTheyNeedAllTheRest() {
        assertThat(objects)
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .containsExactly(
                        "ServiceAccount corp",
                        "ConfigMap corp-settings",
                        "ConfigMap corp-operator-trust",
                        "Service corp-members",
                        "Service corp",
                        "PodDisruptionBudget corp",
                        "NetworkPolicy corp",
                        "StatefulSet corp");
    }

    @Test
    void allOfThemGoWhenTheClusterGoesAndNothingHoldsItBack() {
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.getMetadata().getFinalizers()).isEmpty();
            assertThat(object.getMetadata().getNamespace()).isEqualTo("ns");
            assertThat(object.getMetadata().getOwnerReferences())
                    .singleElement()
                    .returns(true, OwnerReference::getController)
                    .returns("dirigent.io/v1alpha1", OwnerReference::getApiVersion)
                    .returns("DirectoryCluster", OwnerReference::getKind)
                    .returns(cluster.getMetadata().getUid(), OwnerReference::getUid);
        });
    }

    @Test
    void theSameClusterGivesTheSameObjects() {
        assertThat(DesiredObjects.of(
                        Clusters.smallest(),
                        TrustBundle.empty(),
                        new Wanted(3, false, Duration.ofDays(2)),
                        Clusters.INSTALLATION))
                .isEqualTo(objects);
    }

    @Test
    void whatSelectsMembersTakesSuppliersAlone() {
        Map<String, String> suppliers = Map.of("dirigent.io/cluster", "corp", "dirigent.io/role", "supplier");
        assertThat(ClientService.of(cluster).getSpec().getSelector()).isEqualTo(suppliers);
        assertThat(MembersService.of(cluster).getSpec().getSelector()).isEqualTo(suppliers);
        assertThat(DisruptionBudget.of(cluster).getSpec().getSelector().getMatchLabels())
                .isEqualTo(suppliers);
        assertThat(Labels.selectorText("corp")).isEqualTo("dirigent.io/cluster=corp,dirigent.io/role=supplier");
    }

    @Test
    void whatIsThereForSuppliersSaysSo() {
        assertThat(objects)
                .filteredOn(object ->
                        "supplier".equals(object.getMetadata().getLabels().get("app.kubernetes.io/component")))
                .extracting(
                        object -> object.getKind() + " " + object.getMetadata().getName())
                .containsExactly(
                        "Service corp-members",
                        "Service corp",
                        "PodDisruptionBudget corp",
                        "NetworkPolicy corp",
                        "StatefulSet corp");
        assertThat(objects).allSatisfy(object -> assertThat(object.getMetadata().getLabels())
                .containsEntry("dirigent.io/cluster", "corp"));
    }

    @Test
    void clientsReachReadyMembersOnWellKnownPorts() {
        Service service = ClientService.of(cluster);
        assertThat(service.getSpec().getPublishNotReadyAddresses()).isNull();
        assertThat(service.getSpec().getPorts())
                .extracting(ServicePort::getName, ServicePort::getPort, port -> port.getTargetPort()
                        .getIntVal())
                .containsExactly(tuple("ldap", 389, 1389), tuple("ldaps", 636, 1636));
    }

    @Test
    void membersAreFoundBeforeTheyAreReady() {
        Service service = MembersService.of(cluster);
        assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(service.getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactly(1389, 1636, 8989, 4445, 8080);
    }
}
