package io.dirigent.operator.resources;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.Locale;

/** Where a member listens. The numbers are fixed: the launcher knows them too. */
public enum Ports {
    LDAP(1389),
    LDAPS(1636),
    /** Members among themselves. */
    REPLICATION(8989),
    /** LDAPS for the operator alone. */
    OPERATOR(4445),
    /** Probes and metrics. */
    HTTP(8080);

    private final int number;

    Ports(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    String portName() {
        return name().toLowerCase(Locale.ROOT);
    }

    ContainerPort onContainer() {
        return new ContainerPortBuilder()
                .withName(portName())
                .withContainerPort(number)
                .withProtocol("TCP")
                .build();
    }

    ServicePort onService(int servicePort) {
        return new ServicePortBuilder()
                .withName(portName())
                .withPort(servicePort)
                .withProtocol("TCP")
                .withTargetPort(new IntOrString(number))
                .build();
    }
}
