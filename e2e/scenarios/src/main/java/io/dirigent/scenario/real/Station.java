package io.dirigent.scenario.real;

import io.dirigent.scenario.Forward;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** An outpost that runs, and the passages by way of it. */
final class Station implements AutoCloseable {

    private static final int MINUTES = 2;

    private final InetSocketAddress address;
    private final String password;
    private final Map<Passage, Forward> entrances = new ConcurrentHashMap<>();

    private Station(InetSocketAddress address, String password) {
        this.address = address;
        this.password = password;
    }

    /** Sets it up, and waits until it can be used. */
    static Station open(KubernetesClient client, OutpostObjects outpost) {
        Deployment deployment = outpost.deployment();
        client.resource(outpost.program()).serverSideApply();
        int port = client.resource(outpost.service())
                .serverSideApply()
                .getSpec()
                .getPorts()
                .getFirst()
                .getNodePort();
        client.resource(deployment).forceConflicts().serverSideApply();
        client.resource(deployment).waitUntilCondition(Station::isUpToDate, MINUTES, TimeUnit.MINUTES);
        return new Station(new InetSocketAddress(addressOf(client, outpost.node()), port), outpost.password());
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

    Passage to(String host, int port) {
        return new Passage(address, password, host, port);
    }

    /** A port of this machine that leads there. */
    InetSocketAddress entranceTo(String host, int port) {
        return entrances.computeIfAbsent(to(host, port), Forward::by).entrance();
    }

    @Override
    public void close() {
        entrances.values().forEach(Forward::close);
    }
}
