package io.dirigent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every API server has to say to the files below {@code clusters/}; a subclass brings the server. */
public abstract class ClusterFilesContract {

    /** A client of the server under test, which knows the type. It may write to the namespace. */
    protected abstract KubernetesClient client();

    /** Where the clusters are written. */
    protected String namespace() {
        return "default";
    }

    @TestFactory
    Stream<DynamicTest> aClusterIsAcceptedOrRefusedWithAMessageThatSaysWhatToDo() {
        List<ClusterFile> files = ClusterFile.all();
        assertThat(files.stream().filter(ClusterFile::isInvalid)).hasSizeGreaterThanOrEqualTo(20);
        return files.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> judge(file)));
    }

    /** Installs the committed CRD and waits until the server serves it. */
    public static void install(KubernetesClient client) {
        CustomResourceDefinition crd = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .load(DirectoryCluster.class.getResource("/META-INF/dirigent/" + GenerateCrd.FILE))
                .item();
        client.resource(crd).forceConflicts().serverSideApply();
        client.resource(crd).waitUntilCondition(ClusterFilesContract::isEstablished, 30, TimeUnit.SECONDS);
    }

    /** Status and conditions appear one after the other. */
    private static boolean isEstablished(@Nullable CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }

    private void judge(ClusterFile file) {
        try {
            for (GenericKubernetesResource before :
                    file.documents().subList(0, file.documents().size() - 1)) {
                create(before);
            }
            GenericKubernetesResource last = file.documents().getLast();
            if (file.isInvalid()) {
                assertThatThrownBy(() -> write(file, last))
                        .as(file.name())
                        .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> {
                            assertThat(refusal.getCode()).as(file.name()).isIn(400, 422);
                            assertThat(refusal.getMessage()).as(file.name()).contains(file.refusal());
                        });
            } else {
                write(file, last);
            }
        } finally {
            client().resource(file.documents().getFirst())
                    .inNamespace(namespace())
                    .delete();
        }
    }

    private void write(ClusterFile file, GenericKubernetesResource last) {
        if (file.documents().size() == 1) {
            create(last);
        } else {
            client().resource(last)
                    .inNamespace(namespace())
                    .fieldValidation(Validation.STRICT)
                    .update();
        }
    }

    private void create(GenericKubernetesResource resource) {
        client().resource(resource)
                .inNamespace(namespace())
                .fieldValidation(Validation.STRICT)
                .create();
    }
}
