package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** The Service by which clients reach any member that is ready, on LDAP's well-known ports. */
public final class ClientService {
    private static final int LDAP = 389;
    private static final int LDAPS = 636;

    private ClientService() {}

    public static Service of(DirectoryCluster cluster) {
        Names names = Names.of(cluster);
        return new ServiceBuilder()
                .withMetadata(Metadata.ownedOfSuppliers(cluster, names.clientService()))
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Labels.selector(names.cluster()))
                .withPorts(Ports.LDAP.onService(LDAP), Ports.LDAPS.onService(LDAPS))
                .endSpec()
                .build();
    }
}
