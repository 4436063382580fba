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
     * @param replicas how many members the StatefulSet is to have now
     * @param isBootstrapped whether the first data was loaded
     */
    public static List<HasMetadata> of(
            DirectoryCluster cluster,
            TrustBundle operatorTrust,
            int replicas,
            boolean isBootstrapped,
            Installation installation) {
        List<HasMetadata> objects = new ArrayList<>(List.of(
                MemberServiceAccount.of(cluster),
                SettingsConfigMap.of(cluster),
                OperatorTrustConfigMap.of(cluster, operatorTrust),
                MembersService.of(cluster),
                ClientService.of(cluster),
                DisruptionBudget.of(cluster)));
        installation
                .admitted()
                .map(operator -> MemberNetworkPolicy.of(cluster, operator))
                .ifPresent(objects::add);
        objects.add(MemberStatefulSet.of(cluster, replicas, isBootstrapped, installation.directoryImage()));
        return objects.stream().map(Applied::sealed).toList();
    }
}
