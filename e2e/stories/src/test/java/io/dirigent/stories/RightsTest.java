package io.dirigent.stories;

import static io.dirigent.stories.ClusterDraft.aMeshOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.localcluster.program.Program;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The chart allows the operator what it does: nothing less, nothing more, and nowhere else. */
class RightsTest extends OnACluster {

    private static final String WATCHED = "watched";
    private static final String ELSEWHERE = "elsewhere";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private LocalTestCluster own;

    @BeforeAll
    void start() {
        own = LocalTestCluster.start(
                LocalClusterOptions.defaults(), OperatorSettings.quick().with("DIRIGENT_WATCH_NAMESPACES", WATCHED));
        tellOn(new StoryRunner(own));
    }

    @AfterAll
    void end() {
        runner().close();
    }

    @Test
    void theOperatorOfANamespaceUsesEachOfItsRightsThereAndNoneElsewhere() throws Exception {
        own.namespace(ELSEWHERE);
        own.client().resource(aMeshOf(1).resource(ELSEWHERE, "ignored")).serverSideApply();
        tell(WATCHED, aMeshOf(1).from("localhost/none:1"), story -> {
            story.when()
                    .applied()
                    .then()
                    .itIsSaidOf("corp-0", "localhost/none:1")
                    .when()
                    .theImageBecomes(LocalTestCluster.IMAGE)
                    .then()
                    .allIsReady()
                    .when()
                    .deletedAndAppliedAgain()
                    .theImageBecomes(LocalTestCluster.IMAGE)
                    .then()
                    .allIsReady();
            aSecretThatWasEditedIsMended();
        });
        theOperatorEndsWhenItIsToldTo();
        assertThat(Rights.usedOn(own)).isEqualTo(Rights.granted());
        assertThat(Rights.namespacesOn(own)).containsExactly(WATCHED);
        assertThat(own.client()
                        .resources(DirectoryCluster.class)
                        .inNamespace(ELSEWHERE)
                        .withName("ignored")
                        .get()
                        .getStatus())
                .isNull();
    }

    /** A right for what does not exist would be of no use, and a surprise on the day that it does. */
    @Test
    void eachRightIsForAResourceThatExistsInItsGroup() throws IOException {
        assertThat(Rights.resourcesInGroups()).isSubsetOf(known());
    }

    /** With SIGTERM's own code: its grace did not run out. It leads at this time, which once made it wait for itself. */
    private void theOperatorEndsWhenItIsToldTo() {
        Program operator = own.operatorsProgram();
        operator.stop();
        assertThat(operator.exitCode()).hasValue(128 + 15);
    }

    private void aSecretThatWasEditedIsMended() {
        Resource<Secret> secret = own.client().secrets().inNamespace(WATCHED).withName("corp-admin");
        String label = "app.kubernetes.io/name";
        secret.edit(found -> {
            found.getMetadata().getLabels().remove(label);
            return found;
        });
        await("the label is back")
                .atMost(PATIENCE)
                .until(() -> secret.get().getMetadata().getLabels().containsKey(label));
    }

    private Set<String> known() {
        KubernetesClient client = own.client();
        Stream<String> core =
                client.getApiResources("v1").getResources().stream().map(resource -> "/" + resource.getName());
        Stream<String> others = client.getApiGroups().getGroups().stream().flatMap(group -> group.getVersions().stream()
                .map(GroupVersionForDiscovery::getGroupVersion)
                .flatMap(version -> client.getApiResources(version).getResources().stream())
                .map(APIResource::getName)
                .map(name -> group.getName() + "/" + name));
        return Stream.concat(core, others).collect(Collectors.toSet());
    }
}
