package io.dirigent.localcluster;

import static io.dirigent.localcluster.TinySet.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test has a namespace of its own in one cluster. */
@Execution(ExecutionMode.CONCURRENT)
class LocalClusterTest {

    @TempDir
    static Path image;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.start(LocalClusterOptions.defaults().withImage(TinyImage.NAME, TinyImage.in(image)));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void podsRunWithTheirVolumesVariablesAndNames() {
        try (TinySet set = TinySet.create(cluster, "plain", UnaryOperator.identity())) {
            set.awaitReady(0, 1);
            eventually(() -> set.get().getStatus().getReadyReplicas() == 2);
            String environment = set.ask(1, "environment");
            assertThat(environment)
                    .contains("POD_NAME=tiny-1", "POD_NAMESPACE=plain", "GREETING=red-/etc/tiny/settings")
                    .contains("POD_IP=" + set.pod(1).getStatus().getPodIP())
                    .contains("/root/etc/tiny/settings/colour");
            assertThat(set.ask(0, "file?settings/colour")).isEqualTo("red");
            assertThat(set.ask(0, "file?passwords/password")).isEqualTo("first");
            eventually(() -> set.ask(0, "resolve?tiny-1.tiny-members.plain.svc")
                    .equals(set.pod(1).getStatus().getPodIP()));
            eventually(() -> set.ask(0, "resolve?tiny.plain.svc.cluster.local").contains(","));
            assertThat(set.ask(0, "resolve?nobody.plain.svc")).isEqualTo("unknown");
            assertThat(set.pod(0).getMetadata().getLabels())
                    .containsEntry("statefulset.kubernetes.io/pod-name", "tiny-0")
                    .containsEntry("apps.kubernetes.io/pod-index", "0")
                    .containsEntry(
                            "controller-revision-hash", set.get().getStatus().getUpdateRevision());
        }
    }

    @Test
    void aKilledContainerIsStartedAgainOnItsVolume() {
        try (TinySet set = TinySet.create(cluster, "killed", UnaryOperator.identity())) {
            set.awaitReady(0);
            String uid = set.pod(0).getMetadata().getUid();
            set.local(0).kill9();
            eventually(() -> set.restarts(0) == 1 && set.isReady(0));
            var status = set.pod(0).getStatus().getContainerStatuses().getFirst();
            assertThat(status.getLastState().getTerminated().getExitCode()).isEqualTo(137);
            assertThat(set.pod(0).getMetadata().getUid()).isEqualTo(uid);
            assertThat(set.ask(0, "file?volume/starts")).isEqualTo("xx");
        }
    }

    @Test
    void aDeletedPodIsMadeAgainOnItsVolume() {
        try (TinySet set = TinySet.create(cluster, "deleted", UnaryOperator.identity())) {
            set.awaitReady(0);
            String uid = set.pod(0).getMetadata().getUid();
            set.client().resource(set.pod(0)).delete();
            eventually(() -> !set.pod(0).getMetadata().getUid().equals(uid) && set.isReady(0));
            assertThat(set.ask(0, "file?volume/starts")).isEqualTo("xx");
        }
    }

    @Test
    void anUnhealthyContainerIsStartedAgainAndAnUnreadyOneIsLeftOut() throws Exception {
        try (TinySet set = TinySet.create(cluster, "probes", UnaryOperator.identity())) {
            set.awaitReady(0, 1);
            Path volume = cluster.claimFolder("probes", "data-tiny-0");
            Files.createFile(volume.resolve("unready"));
            eventually(() -> !set.isReady(0));
            eventually(() -> set.ask(1, "resolve?tiny.probes.svc")
                    .equals(set.pod(1).getStatus().getPodIP()));
            assertThat(set.ask(1, "resolve?tiny-0.tiny-members.probes.svc"))
                    .isEqualTo(set.pod(0).getStatus().getPodIP());
            Files.delete(volume.resolve("unready"));
            set.awaitReady(0);
            Files.createFile(volume.resolve("dead"));
            eventually(() -> set.restarts(0) > 0);
            Files.delete(volume.resolve("dead"));
            set.awaitReady(0);
        }
    }

    @Test
    void aContainerThatAlwaysEndsBacksOff() {
        UnaryOperator<StatefulSet> ending = set -> set.edit()
                .editSpec()
                .editTemplate()
                .editSpec()
                .editContainer(0)
                .addToArgs("--exit=78")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        try (TinySet set = TinySet.create(cluster, "ending", ending)) {
            eventually(() -> {
                var status = set.pod(0).getStatus().getContainerStatuses().getFirst();
                return status.getRestartCount() >= 2
                        && status.getState().getWaiting().getReason().equals("CrashLoopBackOff")
                        && status.getLastState().getTerminated().getExitCode() == 78;
            });
        }
    }

    @Test
    void anUnknownImageIsMendedByANewTemplateAndTheDeletionOfThePod() {
        UnaryOperator<StatefulSet> unknown = set -> withImage(set, "nobody/knows:1");
        try (TinySet set = TinySet.create(cluster, "image", unknown)) {
            eventually(() -> set.pod(0)
                    .getStatus()
                    .getContainerStatuses()
                    .getFirst()
                    .getState()
                    .getWaiting()
                    .getReason()
                    .equals("ImagePullBackOff"));
            String before = set.get().getStatus().getUpdateRevision();
            set.edit(current -> withImage(current, TinyImage.NAME));
            eventually(() -> !set.get().getStatus().getUpdateRevision().equals(before));
            assertThat(set.pod(0).getMetadata().getLabels()).containsEntry("controller-revision-hash", before);
            set.client().resource(set.pod(0)).delete();
            set.awaitReady(0);
            assertThat(set.pod(0).getMetadata().getLabels())
                    .containsEntry(
                            "controller-revision-hash", set.get().getStatus().getUpdateRevision());
        }
    }

    private static StatefulSet withImage(StatefulSet set, String image) {
        return set.edit()
                .editSpec()
                .editTemplate()
                .editSpec()
                .editContainer(0)
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    @Test
    void changedConfigMapsAndSecretsReachRunningPods() throws Exception {
        try (TinySet set = TinySet.create(cluster, "refresh", UnaryOperator.identity())) {
            set.awaitReady(0);
            set.client()
                    .secrets()
                    .inNamespace("refresh")
                    .withName("tiny-passwords")
                    .edit(s -> new SecretBuilder(s)
                            .withStringData(Map.of("password", "second", "extra", "more"))
                            .build());
            set.client()
                    .configMaps()
                    .inNamespace("refresh")
                    .withName("tiny-settings")
                    .edit(m -> new ConfigMapBuilder(m)
                            .withData(Map.of("shape", "round"))
                            .build());
            eventually(() -> set.ask(0, "file?passwords/password").equals("second"));
            assertThat(set.ask(0, "file?passwords/extra")).isEqualTo("more");
            eventually(() -> set.ask(0, "file?settings/shape").equals("round"));
            Path passwords = cluster.folder().resolve("node/pods/refresh/tiny-0/root/etc/tiny/passwords");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readSymbolicLink(passwords.resolve("password"))).hasToString("..data/password");
        }
    }

    @Test
    void scalingFollowsOrdinalsAndKeepsClaims() {
        try (TinySet set = TinySet.create(cluster, "scaled", UnaryOperator.identity())) {
            set.scale(3);
            set.awaitReady(0, 1, 2);
            set.scale(1);
            eventually(() -> set.podNames().equals(List.of("tiny-0")));
            eventually(() -> set.get().getStatus().getReplicas() == 1);
            set.scale(2);
            set.awaitReady(1);
            assertThat(set.ask(1, "file?volume/starts")).isEqualTo("xx");
        }
    }

    @Test
    void aLostVolumeComesBackEmpty() {
        try (TinySet set = TinySet.create(cluster, "lost", UnaryOperator.identity())) {
            set.awaitReady(0);
            String uid = set.pod(0).getMetadata().getUid();
            cluster.loseVolume("lost", "data-tiny-0", "tiny-0");
            eventually(() -> !set.pod(0).getMetadata().getUid().equals(uid) && set.isReady(0));
            assertThat(set.ask(0, "file?volume/starts")).isEqualTo("x");
        }
    }
}
