package io.dirigent.localcluster.service;

import io.dirigent.localcluster.control.Owners;
import io.dirigent.localcluster.control.PodReadiness;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The endpoints of a Service. Kubernetes refuses loopback addresses in a slice, so that they are given as the names which Kubernetes has for pods by
 * address: {@code 127-32-0-1.ns.pod.cluster.local}.
 */
record DesiredSlice(Service service, Collection<Pod> pods) {

    EndpointSlice build() {
        List<Pod> selected = pods.stream()
                .filter(this::isSelected)
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .toList();
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withName(service.getMetadata().getName() + "-local")
                .withNamespace(service.getMetadata().getNamespace())
                .addToLabels(
                        EndpointSliceController.SERVICE_LABEL,
                        service.getMetadata().getName())
                .addToLabels("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")
                .withOwnerReferences(Owners.controller(service))
                .endMetadata()
                .withAddressType("FQDN")
                .withEndpoints(selected.stream().map(this::endpoint).toList())
                .withPorts(ports(selected))
                .build();
    }

    /** The API server answers null for none. */
    static List<Endpoint> endpointsOf(EndpointSlice slice) {
        return Optional.ofNullable(slice.getEndpoints()).orElse(List.of());
    }

    static List<EndpointPort> portsOf(EndpointSlice slice) {
        return Optional.ofNullable(slice.getPorts()).orElse(List.of());
    }

    private boolean isSelected(Pod pod) {
        Map<String, String> labels =
                Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
        return pod.getMetadata().getNamespace().equals(service.getMetadata().getNamespace())
                && labels.entrySet().containsAll(service.getSpec().getSelector().entrySet())
                && pod.getStatus() != null
                && pod.getStatus().getPodIP() != null
                && !PodReadiness.isOver(pod);
    }

    private Endpoint endpoint(Pod pod) {
        boolean serving = PodReadiness.hasReadyCondition(pod);
        boolean terminating = PodReadiness.isTerminating(pod);
        boolean always = Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
        boolean named = Objects.equals(
                pod.getSpec().getSubdomain(), service.getMetadata().getName());
        return new EndpointBuilder()
                .withAddresses(pod.getStatus().getPodIP().replace('.', '-') + "."
                        + pod.getMetadata().getNamespace() + ".pod.cluster.local")
                .withNewConditions(always || (serving && !terminating), serving, terminating)
                .withHostname(named ? pod.getSpec().getHostname() : null)
                .withNodeName(pod.getSpec().getNodeName())
                .withNewTargetRef()
                .withKind("Pod")
                .withNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .endTargetRef()
                .build();
    }

    private List<EndpointPort> ports(List<Pod> selected) {
        return service.getSpec().getPorts().stream()
                .flatMap(port -> number(port, selected).stream().map(number -> new EndpointPortBuilder()
                        .withName(Optional.ofNullable(port.getName()).orElse(""))
                        .withPort(number)
                        .withProtocol(Optional.ofNullable(port.getProtocol()).orElse("TCP"))
                        .build()))
                .toList();
    }

    private static Optional<Integer> number(ServicePort port, List<Pod> selected) {
        IntOrString target = port.getTargetPort();
        if (target == null) {
            return Optional.of(port.getPort());
        }
        if (target.getStrVal() == null) {
            return Optional.of(target.getIntVal());
        }
        return selected.stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .filter(p -> target.getStrVal().equals(p.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst();
    }
}
