package io.dirigent.stories.real;

import io.dirigent.localcluster.network.relay.LocalForward;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A proxy that runs, and the routes by way of it. */
final class ClusterProxy implements AutoCloseable {

    private static final int MINUTES = 2;

    private final InetSocketAddress address;
    private final String password;
    private final Map<ProxyRoute, LocalForward> entrances = new ConcurrentHashMap<>();

    private ClusterProxy(InetSocketAddress address, String password) {
        this.address = address;
        this.password = password;
    }

    /** Sets it up, and waits until it can be used. */
    static ClusterProxy open(KubernetesClient client, ProxyPod proxy) {
        Deployment deployment = proxy.deployment();
        client.resource(proxy.program()).serverSideApply();
        int port = client.resource(proxy.service())
                .serverSideApply()
                .getSpec()
                .getPorts()
                .getFirst()
                .getNodePort();
        client.resource(deployment).forceConflicts().serverSideApply();
        client.resource(deployment).waitUntilCondition(ClusterProxy::isUpToDate, MINUTES, TimeUnit.MINUTES);
        return new ClusterProxy(new InetSocketAddress(addressOf(client, proxy.node()), port), proxy.password());
    }

    private static boolean isUpToDate(Deployment deployment) {
        return deployment != null
                && deployment.getStatus() != null
                && Objects.equals(
                        deployment.getStatus().getObservedGeneration(),
                        deployment.getMetadata().getGeneration())
                && Objects.equals(deployment.getStatus().getAvailableReplicas(), 1)
                && Objects.equals(deployment.getStatus().getUpdatedReplicas(), 1)
                && Objects.equals(deployment.getStatus().getReplicas(), 1);
    }

    private static String addressOf(KubernetesClient client, String node) {
        return client.nodes().withName(node).require().getStatus().getAddresses().stream()
                .filter(address -> "InternalIP".equals(address.getType()))
                .findFirst()
                .orElseThrow()
                .getAddress();
    }

    ProxyRoute to(String host, int port) {
        return new ProxyRoute(address, password, host, port);
    }

    /** A port of this machine that leads there. */
    InetSocketAddress entranceTo(String host, int port) {
        return entrances.computeIfAbsent(to(host, port), LocalForward::by).entrance();
    }

    @Override
    public void close() {
        entrances.values().forEach(LocalForward::close);
    }
}
