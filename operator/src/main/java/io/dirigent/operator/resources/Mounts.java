package io.dirigent.operator.resources;

import io.dirigent.api.Bootstrap;
import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.LdifSource;
import io.dirigent.operator.keys.Purpose;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a member reads and writes. Folders are mounted as a whole, so that their files change in place when a Secret or ConfigMap
 * does.
 */
enum Mounts {
    DATA("data", "--volume", "/var/lib/dirigent"),
    SETTINGS("settings", "--settings", "/etc/dirigent/settings"),
    SERVER_KEYS("server-keys", "--server-keys", "/etc/dirigent/server-keys"),
    REPLICATION_KEYS("replication-keys", "--replication-keys", "/etc/dirigent/replication-keys"),
    OPERATOR_TRUST("operator-trust", "--operator-trust", "/etc/dirigent/operator-trust"),
    PASSWORDS("passwords", "--passwords", "/etc/dirigent/passwords"),
    BOOTSTRAP("bootstrap", "--bootstrap", "/etc/dirigent/bootstrap");

    /** The group of the pod may read what is secret; nobody else. */
    private static final int GROUP_READS = 0440;

    private static final int ALL_READ = 0444;

    /** What the launcher calls the user's LDIF, whatever its key. */
    private static final String LDIF = "data.ldif";

    private final String volume;
    private final String option;
    private final String path;

    Mounts(String volume, String option, String path) {
        this.volume = volume;
        this.option = option;
        this.path = path;
    }

    /** Those that the pods of this cluster have. */
    static List<Mounts> of(DirectoryCluster cluster) {
        return Stream.of(values())
                .filter(mount -> mount != BOOTSTRAP || cluster.getSpec().bootstrap() != null)
                .toList();
    }

    String volumeName() {
        return volume;
    }

    String argument() {
        return option + "=" + path;
    }

    VolumeMount onContainer() {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(this == DATA ? null : Boolean.TRUE)
                .build();
    }

    /** The pod's volumes but the claimed one. */
    static List<Volume> volumes(DirectoryCluster cluster, boolean isBootstrapped) {
        Names names = Names.of(cluster);
        List<Volume> volumes = new ArrayList<>(List.of(
                SETTINGS.configMap(names.settings()),
                SERVER_KEYS.secret(names.tls(Purpose.SERVER)),
                REPLICATION_KEYS.secret(names.tls(Purpose.REPLICATION)),
                OPERATOR_TRUST.configMap(names.operatorTrust()),
                PASSWORDS.secret(names.admin())));
        Bootstrap bootstrap = cluster.getSpec().bootstrap();
        if (bootstrap != null) {
            volumes.add(BOOTSTRAP.ldif(bootstrap, isBootstrapped));
        }
        return volumes;
    }

    private Volume configMap(String name) {
        return new VolumeBuilder()
                .withName(volume)
                .withNewConfigMap()
                .withName(name)
                .withDefaultMode(ALL_READ)
                .endConfigMap()
                .build();
    }

    private Volume secret(String name) {
        return new VolumeBuilder()
                .withName(volume)
                .withNewSecret()
                .withSecretName(name)
                .withDefaultMode(GROUP_READS)
                .endSecret()
                .build();
    }

    /**
     * The user's LDIF. Before the birth a missing one must hold the pods back: the seed would begin with a base entry instead.
     * Afterwards nobody reads it, and its absence must not keep a member from coming back.
     */
    private Volume ldif(Bootstrap bootstrap, boolean isBootstrapped) {
        Boolean optional = isBootstrapped ? Boolean.TRUE : null;
        LdifSource map = bootstrap.configMapRef();
        if (map != null) {
            return new VolumeBuilder()
                    .withName(volume)
                    .withNewConfigMap()
                    .withName(map.name())
                    .withDefaultMode(ALL_READ)
                    .withOptional(optional)
                    .addNewItem()
                    .withKey(map.key())
                    .withPath(LDIF)
                    .endItem()
                    .endConfigMap()
                    .build();
        }
        LdifSource secret = present(bootstrap.secretRef());
        return new VolumeBuilder()
                .withName(volume)
                .withNewSecret()
                .withSecretName(secret.name())
                .withDefaultMode(GROUP_READS)
                .withOptional(optional)
                .addNewItem()
                .withKey(secret.key())
                .withPath(LDIF)
                .endItem()
                .endSecret()
                .build();
    }

    private static LdifSource present(@Nullable LdifSource source) {
        if (source == null) {
            throw new IllegalArgumentException("bootstrap needs exactly one of configMapRef and secretRef");
        }
        return source;
    }
}
