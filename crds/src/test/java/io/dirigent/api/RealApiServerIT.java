package io.dirigent.api;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the kube-apiserver that {@code KUBEBUILDER_ASSETS} names; only with it is this class run at all. */
class RealApiServerIT extends ClusterFilesContract {
    private static @Nullable KubeAPIServer server;
    private static @Nullable KubernetesClient client;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path binaries = Path.of(System.getenv("KUBEBUILDER_ASSETS")).toAbsolutePath();
        // The layout that kube-api-test looks for; given that, it downloads nothing.
        Path links = Files.createDirectories(folder.resolve("k8s/1.0.0-" + platform()));
        for (String name : new String[] {"etcd", "kube-apiserver", "kubectl"}) {
            Files.createSymbolicLink(links.resolve(name), binaries.resolve(name));
        }
        server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(folder.toString())
                .withApiServerVersion("1.0.0")
                .withUpdateKubeConfig(false)
                .withStartupTimeout(120_000)
                .build());
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                .build();
        System.out.println(
                "API server: kube-apiserver " + client.getKubernetesVersion().getGitVersion());
    }

    private static String platform() {
        String arch = System.getProperty("os.arch");
        return "linux-" + (arch.equals("aarch64") ? "arm64" : arch);
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    @Override
    protected KubernetesClient client() {
        return Objects.requireNonNull(client);
    }
}
