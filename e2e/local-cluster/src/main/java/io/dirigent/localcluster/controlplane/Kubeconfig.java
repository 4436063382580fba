package io.dirigent.localcluster.controlplane;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;

/** Renders a kubeconfig for one identity with a token. */
final class Kubeconfig {

    private Kubeconfig() {}

    static String of(URI url, String caData, Identity identity, String token) {
        String name = identity.userName();
        return Serialization.asYaml(new ConfigBuilder()
                .withApiVersion("v1")
                .withKind("Config")
                .addNewCluster()
                .withName("local")
                .withNewCluster()
                .withServer(url.toString())
                .withCertificateAuthorityData(caData)
                .endCluster()
                .endCluster()
                .addNewUser()
                .withName(name)
                .withNewUser()
                .withToken(token)
                .endUser()
                .endUser()
                .addNewContext()
                .withName("local")
                .withNewContext()
                .withCluster("local")
                .withUser(name)
                .withNamespace("default")
                .endContext()
                .endContext()
                .withCurrentContext("local")
                .build());
    }
}
