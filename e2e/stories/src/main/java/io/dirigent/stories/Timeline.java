package io.dirigent.stories;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Everything that was said about one directory, in the order in which it was heard: its ledger, its status, the operator's events, its pods. */
final class Timeline implements AutoCloseable {

    private record Line(Instant at, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> ledgers = new CopyOnWriteArrayList<>();
    private final List<DirectoryClusterStatus> statuses = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> readiness = new TreeMap<>();
    private final List<Set<String>> away = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> watches = new CopyOnWriteArrayList<>();

    static Timeline of(KubernetesClient client, String namespace) {
        Timeline timeline = new Timeline();
        timeline.watches.add(
                client.resources(DirectoryCluster.class).inNamespace(namespace).inform(new Heard<>(timeline::cluster)));
        timeline.watches.add(
                client.configMaps().inNamespace(namespace).inform(new Heard<ConfigMap>(timeline::configMap)));
        timeline.watches.add(client.v1().events().inNamespace(namespace).inform(new Heard<Event>(timeline::event)));
        timeline.watches.add(client.pods().inNamespace(namespace).inform(new Heard<Pod>(timeline::pod)));
        return timeline;
    }

    /** Notes what the story itself does. */
    void tell(String text) {
        lines.add(new Line(Instant.now(), text));
    }

    /** Calls back with each event from now on, on the thread that heard it. */
    void onEvent(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** Every ledger that there was: by member, its volume id and its server id. */
    List<Map<String, String>> ledgers() {
        return List.copyOf(ledgers);
    }

    List<DirectoryClusterStatus> statuses() {
        return List.copyOf(statuses);
    }

    /** Which members were away, that is without a ready pod, after each change that was heard of any pod. */
    List<Set<String>> away() {
        return List.copyOf(away);
    }

    private void cluster(DirectoryCluster cluster) {
        Optional.ofNullable(cluster.getStatus()).ifPresent(status -> {
            statuses.add(status);
            tell("status    " + status.members().stream().map(Timeline::word).collect(Collectors.joining(", ")) + " | "
                    + status.agreementsEstablished() + " | "
                    + status.conditions().stream()
                            .filter(condition -> "True".equals(condition.getStatus()))
                            .map(condition -> condition.getType() + " " + condition.getMessage())
                            .collect(Collectors.joining("; ")));
        });
    }

    private static String word(MemberStatus member) {
        return member.name() + " " + member.phase() + " id " + member.serverId()
                + Optional.ofNullable(member.reason())
                        .map(why -> " (" + why + ")")
                        .orElse("");
    }

    private void configMap(ConfigMap map) {
        if (map.getMetadata().getName().endsWith("-ledger") && map.getData() != null) {
            ledgers.add(Map.copyOf(map.getData()));
            tell("ledger    " + map.getData());
        }
    }

    private void event(Event event) {
        tell("operator  " + event.getReason() + ": " + event.getMessage());
        listeners.forEach(listener -> listener.accept(event));
    }

    private void pod(Pod pod) {
        boolean isReady = pod.getMetadata().getDeletionTimestamp() == null
                && Optional.ofNullable(pod.getStatus().getContainerStatuses()).orElse(List.of()).stream()
                        .anyMatch(ContainerStatus::getReady);
        readiness.put(pod.getMetadata().getName(), isReady);
        away.add(readiness.entrySet().stream()
                .filter(member -> !member.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
        String state = Optional.ofNullable(pod.getStatus().getContainerStatuses()).orElse(List.of()).stream()
                .map(container -> (container.getReady() ? "ready" : "not ready") + ", restarts "
                        + container.getRestartCount()
                        + Optional.ofNullable(container.getState())
                                .flatMap(now -> Optional.ofNullable(now.getWaiting()))
                                .map(waiting -> ", " + waiting.getReason())
                                .orElse(""))
                .collect(Collectors.joining());
        String ending = pod.getMetadata().getDeletionTimestamp() == null ? "" : ", ending";
        tell("pod       " + pod.getMetadata().getName() + " " + pod.getStatus().getPhase() + " " + state + ending);
    }

    @Override
    public String toString() {
        return lines.stream().map(line -> line.at() + "  " + line.text()).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable watch : watches) {
            watch.close();
        }
    }

    /** New and changed objects alike; one that did not really change is not heard again. */
    private record Heard<T extends HasMetadata>(Consumer<T> ear) implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T object) {
            ear.accept(object);
        }

        @Override
        public void onUpdate(T before, T after) {
            if (!Objects.equals(
                    before.getMetadata().getResourceVersion(),
                    after.getMetadata().getResourceVersion())) {
                ear.accept(after);
            }
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {}
    }
}
