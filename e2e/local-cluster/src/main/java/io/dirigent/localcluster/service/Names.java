package io.dirigent.localcluster.service;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.network.Network;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names there are, as each host sees them: a Service's name is the addresses of its ready endpoints. */
record Names(Informers informers, Network network) {

    /** One name and one of its addresses. */
    record Entry(String name, InetAddress address) {}

    /** The full names first: a look-up by address answers with the first one of that address. */
    List<Entry> seenBy(String viewer, Collection<Entry> own) {
        List<Entry> entries = new ArrayList<>(own);
        informers.endpointSlices().getStore().list().stream()
                .sorted(Comparator.comparing(slice -> Key.of(slice).toString()))
                .flatMap(slice -> DesiredSlice.endpointsOf(slice).stream()
                        .filter(endpoint -> endpoint.getTargetRef() != null)
                        .flatMap(endpoint -> of(slice, endpoint, viewer)))
                .sorted(Comparator.comparing(entry -> -entry.name().length()))
                .forEach(entries::add);
        entries.add(new Entry(machineName(), InetAddress.getLoopbackAddress()));
        entries.add(new Entry("localhost", InetAddress.getLoopbackAddress()));
        return entries;
    }

    /** A pod knows its own names from its start. */
    List<Entry> ownNames(Pod pod) {
        InetAddress address = network.addressOf(Key.of(pod).toString());
        String hostname = Optional.ofNullable(pod.getSpec().getHostname())
                .orElse(pod.getMetadata().getName());
        Stream<String> full = Optional.ofNullable(pod.getSpec().getSubdomain()).stream()
                .flatMap(subdomain -> variants(
                        hostname + "." + subdomain + "." + pod.getMetadata().getNamespace() + ".svc"));
        return Stream.concat(full, Stream.of(hostname))
                .map(name -> new Entry(name, address))
                .toList();
    }

    private Stream<Entry> of(EndpointSlice slice, Endpoint endpoint, String viewer) {
        if (!Boolean.TRUE.equals(endpoint.getConditions().getReady())) {
            return Stream.empty();
        }
        String namespace = slice.getMetadata().getNamespace();
        Key pod = new Key(namespace, endpoint.getTargetRef().getName());
        InetAddress address = network.addressOf(pod.toString(), viewer, portsOf(pod));
        String service =
                slice.getMetadata().getLabels().get(EndpointSliceController.SERVICE_LABEL) + "." + namespace + ".svc";
        Stream<String> host = Optional.ofNullable(endpoint.getHostname()).stream()
                .flatMap(hostname -> variants(hostname + "." + service));
        return Stream.concat(host, variants(service)).map(name -> new Entry(name, address));
    }

    private Set<Integer> portsOf(Key pod) {
        return Informers.find(informers.pods(), pod).stream()
                .flatMap(p -> p.getSpec().getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getContainerPort)
                .collect(Collectors.toSet());
    }

    private static Stream<String> variants(String name) {
        return Stream.of(name, name + ".cluster.local");
    }

    /** Java asks for its own machine's name at odd places, and fails when that is unknown. */
    private static String machineName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
