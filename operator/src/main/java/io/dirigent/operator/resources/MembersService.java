package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Arrays;

/**
 * The headless Service that gives each member a name, ready or not: members must find one another, and the operator them, long
 * before they serve clients.
 */
public final class MembersService {

    private MembersService() {}

    public static Service of(DirectoryCluster cluster) {
        Names names = Names.of(cluster);
        return new ServiceBuilder()
                .withMetadata(Metadata.ownedOfSuppliers(cluster, names.membersService()))
                .withNewSpec()
                .withType("ClusterIP")
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .withSelector(Labels.selector(names.cluster()))
                .withPorts(Arrays.stream(Ports.values())
                        .map(port -> port.onService(port.number()))
                        .toList())
                .endSpec()
                .build();
    }
}
