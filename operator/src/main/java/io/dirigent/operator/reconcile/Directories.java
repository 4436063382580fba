package io.dirigent.operator.reconcile;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.directory.ClientKeys;
import io.dirigent.operator.directory.DirectoryAccess;
import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.OpenDjAdmin;
import io.dirigent.operator.keys.Purpose;
import io.dirigent.operator.resources.Names;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The ways to the clusters' members. Only connections are kept here, nothing that matters: after a restart they are simply made again.
 */
final class Directories {

    private final ConcurrentMap<String, Way> ways = new ConcurrentHashMap<>();

    private record Way(DirectoryAccess access, OpenDjAdmin admin) {}

    /** The way to the cluster's members; empty while the operator's keys are not there. */
    Optional<DirectoryAdmin> of(DirectoryCluster cluster, Map<String, Secret> secrets) {
        return access(cluster, secrets).map(access -> ways.compute(key(cluster), (name, known) -> {
                    if (known != null && known.access().equals(access)) {
                        return known;
                    }
                    if (known != null) {
                        known.admin().close();
                    }
                    return new Way(access, new OpenDjAdmin(access));
                })
                .admin());
    }

    private static String key(DirectoryCluster cluster) {
        return Names.of(cluster).owner();
    }

    private static Optional<DirectoryAccess> access(DirectoryCluster cluster, Map<String, Secret> secrets) {
        Names names = Names.of(cluster);
        Secret operator = secrets.get(names.tls(Purpose.OPERATOR));
        Secret server = secrets.get(names.tls(Purpose.SERVER));
        if (operator == null || server == null) {
            return Optional.empty();
        }
        Optional<String> certificate = text(operator, "tls.crt");
        Optional<String> key = text(operator, "tls.key");
        Optional<String> trusted = text(server, "ca.crt");
        boolean isComplete = Stream.of(certificate, key, trusted).allMatch(Optional::isPresent);
        return isComplete
                ? Optional.of(new DirectoryAccess(
                        names.cluster(),
                        names.domain(),
                        cluster.getSpec().suffixes(),
                        new ClientKeys(certificate.get(), key.get(), trusted.get())))
                : Optional.empty();
    }

    private static Optional<String> text(Secret secret, String key) {
        return Optional.ofNullable(secret.getData())
                .map(data -> data.get(key))
                .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    }
}
