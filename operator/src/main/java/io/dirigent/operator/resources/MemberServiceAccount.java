package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** The members' identity in Kubernetes: it may do nothing, and its token is mounted nowhere. */
public final class MemberServiceAccount {

    private MemberServiceAccount() {}

    public static ServiceAccount of(DirectoryCluster cluster) {
        return new ServiceAccountBuilder()
                .withMetadata(Metadata.owned(cluster, Names.of(cluster).serviceAccount()))
                .withAutomountServiceAccountToken(false)
                .build();
    }
}
