package io.dirigent.operator.observe;

import io.dirigent.operator.act.LedgerWriter;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.resources.Labels;
import io.dirigent.operator.resources.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger as a ConfigMap, read from the API server and never from a cache. It belongs to the volumes, not to the resource: it has no
 * owner, so that a cluster that was deleted and applied again finds it.
 */
public final class LedgerStore implements LedgerWriter {

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
        Optional<ConfigMap> map = map();
        return map.isEmpty() ? Optional.empty() : Optional.of(new Stored(parse(map.get()), versionOf(map.get())));
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

    private Optional<ConfigMap> map() {
        return Optional.ofNullable(
                client.configMaps().inNamespace(namespace).withName(name()).get());
    }

    private static String versionOf(ConfigMap map) {
        return map.getMetadata().getResourceVersion();
    }

    private Ledger parse(ConfigMap map) throws UnreadableLedger {
        try {
            Ledger ledger = new LedgerText(cluster).parse(map.getData() == null ? Map.of() : map.getData());
            Optional<String> contradiction = ledger.contradiction();
            if (contradiction.isPresent()) {
                throw new IllegalArgumentException(contradiction.get());
            }
            return ledger;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new UnreadableLedger(
                    "ConfigMap " + name() + " is no ledger: " + e.getMessage()
                            + "; restore it, or delete it to have it rebuilt from what the members say",
                    e);
        }
    }

    @Override
    public String version() {
        return map().map(LedgerStore::versionOf).orElse("");
    }

    /** What a later version may have written into it is kept. */
    private Map<String, String> unknown() {
        return map().map(ConfigMap::getData)
                .map(new LedgerText(cluster)::unknownTo)
                .orElse(Map.of());
    }

    @Override
    public void write(Ledger ledger, String version) throws LedgerConflict {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name())
                .withNamespace(namespace)
                .withLabels(Labels.of(cluster))
                .endMetadata()
                .withData(new LedgerText(cluster).of(ledger, unknown()))
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
}
