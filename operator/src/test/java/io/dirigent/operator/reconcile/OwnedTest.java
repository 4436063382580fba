package io.dirigent.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.observe.Observer;
import io.dirigent.operator.observe.Wishes;
import io.dirigent.operator.plan.ClusterView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what carries a cluster's label, only what the cluster itself is made of counts. */
class OwnedTest {

    private static final Map<String, String> SUPPLIER =
            Map.of("dirigent.io/cluster", "corp", "dirigent.io/role", "supplier");
    private static final Map<String, String> CONSUMER =
            Map.of("dirigent.io/cluster", "corp", "dirigent.io/role", "consumer");
    private static final Map<String, String> NO_ROLE = Map.of("dirigent.io/cluster", "corp");

    private static final DirectoryCluster CLUSTER = Serialization.unmarshal("""
            apiVersion: dirigent.io/v1alpha1
            kind: DirectoryCluster
            metadata: {name: corp, namespace: ns}
            spec: {replicas: 1, suffixes: ["dc=example,dc=com"]}
            """, DirectoryCluster.class);

    @Test
    void theStatefulSetIsTheOneOfTheClustersNameAndNoneThatComesFirst() {
        assertThat(lookAt(statefulSet("backup", 9), statefulSet("corp", 2), statefulSet("corp-exporter", 7))
                        .size())
                .isEqualTo(2);
        assertThat(lookAt(statefulSet("backup", 9)).size()).isZero();
    }

    @Test
    void aMemberIsKnownByItsRoleAndName() {
        ClusterView view =
                lookAt(pod("corp-0", SUPPLIER), claim("data-corp-0", SUPPLIER), claim("data-corp-12", SUPPLIER));
        assertThat(view.of(new Member("corp", 0)).pod().uid()).isEqualTo("uid of corp-0");
        assertThat(view.of(new Member("corp", 0)).claim().exists()).isTrue();
        assertThat(view.members()).containsOnlyKeys(new Member("corp", 0), new Member("corp", 12));
    }

    @Test
    void whatHasNoRoleOrAnotherOneIsNoMember() {
        for (Map<String, String> labels : List.of(NO_ROLE, CONSUMER)) {
            ClusterView view =
                    lookAt(pod("corp-0", labels), claim("data-corp-0", labels), claim("data-corp-12", labels));
            assertThat(view.members()).containsOnlyKeys(new Member("corp", 0));
            assertThat(view.of(new Member("corp", 0)).pod().exists()).isFalse();
            assertThat(view.of(new Member("corp", 0)).claim().exists()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"corp", "data-corp", "data-corp-", "data-corp-x", "data-corp-1-2", "logs-corp-1", "data-other-1"
            })
    void aClaimOfAnotherNameIsNoMembers(String name) {
        assertThat(lookAt(claim(name, SUPPLIER)).members()).containsOnlyKeys(new Member("corp", 0));
    }

    private static ClusterView lookAt(HasMetadata... objects) {
        return new Observer(Clock.systemUTC())
                .observe(
                        Wishes.of(CLUSTER),
                        Owned.seenBy(context(objects)).look(),
                        Optional.empty(),
                        Optional.empty(),
                        ClusterView.Status.NOTHING);
    }

    /** The caches of the informers, with these objects in this order. */
    @SuppressWarnings("unchecked")
    private static Context<DirectoryCluster> context(HasMetadata... objects) {
        return (Context<DirectoryCluster>) Proxy.newProxyInstance(
                OwnedTest.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getPrimaryResource" -> CLUSTER;
                    case "getSecondaryResources" -> ofKind((Class<?>) arguments[0], objects);
                    case "getSecondaryResourcesAsStream" -> ofKind((Class<?>) arguments[0], objects).stream();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Set<HasMetadata> ofKind(Class<?> kind, HasMetadata... objects) {
        return Stream.of(objects).filter(kind::isInstance).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static HasMetadata statefulSet(String name, int size) {
        return new StatefulSetBuilder()
                .withMetadata(metadata(name, SUPPLIER))
                .withNewSpec()
                .withReplicas(size)
                .endSpec()
                .build();
    }

    private static HasMetadata pod(String name, Map<String, String> labels) {
        return new PodBuilder().withMetadata(metadata(name, labels)).build();
    }

    private static HasMetadata claim(String name, Map<String, String> labels) {
        return new PersistentVolumeClaimBuilder()
                .withMetadata(metadata(name, labels))
                .build();
    }

    private static ObjectMeta metadata(String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace("ns")
                .withUid("uid of " + name)
                .withLabels(labels)
                .build();
    }
}
