package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.TrustBundle;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** Everything of a cluster but its Secrets and its ledger, sealed, what pods need before the pods. */
public final class DesiredObjects {

    private DesiredObjects() {}

    /**
     * The objects.
     *
     * @param operatorTrust see {@link ClusterKeys#operatorTrust}
     */
    public static List<HasMetadata> of(
            DirectoryCluster cluster, TrustBundle operatorTrust, Wanted wanted, Installation installation) {
        List<HasMetadata> objects = new ArrayList<>(List.of(
                MemberServiceAccount.of(cluster),
                SettingsConfigMap.of(cluster, wanted.inSyncLimit()),
                OperatorTrustConfigMap.of(cluster, operatorTrust),
                MembersService.of(cluster),
                ClientService.of(cluster),
                DisruptionBudget.of(cluster)));
        installation
                .admitted()
                .map(operator -> MemberNetworkPolicy.of(cluster, operator))
                .ifPresent(objects::add);
        objects.add(
                MemberStatefulSet.of(cluster, wanted.size(), wanted.isBootstrapped(), installation.directoryImage()));
        return objects.stream().map(Applied::sealed).toList();
    }
}
