package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.TrustBundle;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;

/** By whom a certificate must be signed to be the operator's. Members get this and not the operator's Secret with its key. */
public final class OperatorTrustConfigMap {

    private OperatorTrustConfigMap() {}

    public static ConfigMap of(DirectoryCluster cluster, TrustBundle trusted) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.owned(cluster, Names.of(cluster).operatorTrust()))
                .withData(Map.of(TlsSecret.TRUSTED, trusted.pem()))
                .build();
    }
}
