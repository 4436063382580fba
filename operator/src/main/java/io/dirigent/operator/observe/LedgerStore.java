package io.dirigent.operator.observe;

import io.dirigent.operator.act.LedgerWriter;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.resources.Labels;
import io.dirigent.operator.resources.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ledger as a ConfigMap, read from the API server and never from a cache. It belongs to the volumes, not to the resource: it has no
 * owner, so that a cluster that was deleted and applied again finds it.
 */
public final class LedgerStore implements LedgerWriter {

    private static final String HIGH_WATER = "high-water";
    private static final String BOOTSTRAPPED = "bootstrapped";

    private final KubernetesClient client;
    private final String namespace;
    private final String cluster;

    public LedgerStore(KubernetesClient client, String namespace, String cluster) {
        this.client = client;
        this.namespace = namespace;
        this.cluster = cluster;
    }

    /** A ledger and the version in which it was read. */
    public record Stored(Ledger ledger, String version) {}

    /** Reads the ledger; empty when there is none. One that makes no sense is never replaced. */
    public Optional<Stored> read() throws UnreadableLedger {
        ConfigMap map =
                client.configMaps().inNamespace(namespace).withName(name()).get();
        return map == null
                ? Optional.empty()
                : Optional.of(new Stored(parse(map), map.getMetadata().getResourceVersion()));
    }

    /** Somebody edited the ledger, and not well. */
    public static final class UnreadableLedger extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableLedger(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private String name() {
        return new Names(namespace, cluster).ledger();
    }

    private Ledger parse(ConfigMap map) throws UnreadableLedger {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        try {
            SortedMap<Member, Ledger.Entry> entries = new TreeMap<>();
            data.forEach((key, value) -> {
                if (key.startsWith(cluster + "-")) {
                    entries.put(member(key), entry(value));
                }
            });
            return new Ledger(
                    Integer.parseInt(data.getOrDefault(HIGH_WATER, "")),
                    "true".equals(data.get(BOOTSTRAPPED)),
                    entries);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableLedger(
                    "ConfigMap " + name() + " is no ledger: " + e.getMessage()
                            + "; restore it, or delete it to have it rebuilt from what the members say",
                    e);
        }
    }

    private Member member(String key) {
        return new Member(cluster, Integer.parseInt(key.substring(cluster.length() + 1)));
    }

    private static Ledger.Entry entry(String value) {
        String[] words = value.split(" ", -1);
        return new Ledger.Entry(new VolumeId(words[0]), new ServerId(Integer.parseInt(words[1])));
    }

    @Override
    public void write(Ledger ledger, String version) throws LedgerConflict {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name())
                .withNamespace(namespace)
                .withLabels(Labels.of(cluster))
                .endMetadata()
                .withData(data(ledger))
                .build();
        try {
            if (version.isEmpty()) {
                client.resource(map).create();
            } else {
                map.getMetadata().setResourceVersion(version);
                client.resource(map).update();
            }
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                throw new LedgerConflict(e);
            }
            throw e;
        }
    }

    private static Map<String, String> data(Ledger ledger) {
        Map<String, String> data = new TreeMap<>();
        data.put(HIGH_WATER, Integer.toString(ledger.highWater()));
        data.put(BOOTSTRAPPED, Boolean.toString(ledger.bootstrapped()));
        ledger.entries().forEach((member, entry) -> data.put(member.name(), entry.volume() + " " + entry.serverId()));
        return data;
    }
}
