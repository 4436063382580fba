package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who may talk to members, and to whom they talk: clients by LDAP, members among themselves, the operator, and whoever reads metrics. A
 * second fence: each of these ports but LDAP asks for a certificate all the same.
 */
public final class MemberNetworkPolicy {
    /** Where name servers listen; some do so on the second one, behind a Service with the first. */
    private static final int[] NAMES = {53, 5353};

    private MemberNetworkPolicy() {}

    public static NetworkPolicy of(DirectoryCluster cluster, OperatorPods operator) {
        Names names = Names.of(cluster);
        NetworkPolicyPeer members = members(names);
        return new NetworkPolicyBuilder()
                .withMetadata(Metadata.ownedOfSuppliers(cluster, names.networkPolicy()))
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Labels.selector(names.cluster()))
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .withIngress(
                        from(Ports.LDAP, Ports.LDAPS, Ports.HTTP),
                        from(members, Ports.REPLICATION),
                        from(operator.peer(), Ports.OPERATOR))
                .withEgress(to(members), toNameServers())
                .endSpec()
                .build();
    }

    private static NetworkPolicyPeer members(Names names) {
        return new NetworkPolicyPeerBuilder()
                .withNewPodSelector()
                .withMatchLabels(Labels.selector(names.cluster()))
                .endPodSelector()
                .build();
    }

    private static NetworkPolicyIngressRule from(Ports... ports) {
        return new NetworkPolicyIngressRuleBuilder()
                .withPorts(Stream.of(ports).map(port -> tcp(port.number())).toList())
                .build();
    }

    private static NetworkPolicyIngressRule from(NetworkPolicyPeer peer, Ports port) {
        return from(port).edit().withFrom(peer).build();
    }

    private static NetworkPolicyEgressRule to(NetworkPolicyPeer members) {
        return new NetworkPolicyEgressRuleBuilder()
                .withPorts(tcp(Ports.REPLICATION.number()))
                .withTo(members)
                .build();
    }

    private static NetworkPolicyEgressRule toNameServers() {
        return new NetworkPolicyEgressRuleBuilder()
                .withPorts(IntStream.of(NAMES)
                        .boxed()
                        .flatMap(port -> Stream.of(port("UDP", port), tcp(port)))
                        .toList())
                .build();
    }

    private static NetworkPolicyPort tcp(int number) {
        return port("TCP", number);
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPort(null, new IntOrString(number), protocol);
    }
}
