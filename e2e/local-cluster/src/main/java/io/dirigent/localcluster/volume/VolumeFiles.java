package io.dirigent.localcluster.volume;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that ConfigMap and Secret volumes show, by path. */
record VolumeFiles(Informers informers, String namespace) {

    Map<String, byte[]> of(String volume, ConfigMapVolumeSource source) throws VolumeUnavailable {
        Optional<ConfigMap> map = Informers.find(informers.configMaps(), new Key(namespace, source.getName()));
        if (map.isEmpty()) {
            return missing(volume, "configmap", source.getName(), source.getOptional());
        }
        return select(volume, bytesOf(map.get()), source.getItems(), source.getOptional());
    }

    Map<String, byte[]> of(String volume, SecretVolumeSource source) throws VolumeUnavailable {
        Optional<Secret> secret = Informers.find(informers.secrets(), new Key(namespace, source.getSecretName()));
        if (secret.isEmpty()) {
            return missing(volume, "secret", source.getSecretName(), source.getOptional());
        }
        return select(volume, bytesOf(secret.get()), source.getItems(), source.getOptional());
    }

    private static Map<String, byte[]> missing(String volume, String kind, String name, @Nullable Boolean optional)
            throws VolumeUnavailable {
        if (Boolean.TRUE.equals(optional)) {
            return Map.of();
        }
        throw new VolumeUnavailable(volume, kind + " \"" + name + "\" not found");
    }

    private static Map<String, byte[]> select(
            String volume, Map<String, byte[]> files, @Nullable List<KeyToPath> items, @Nullable Boolean optional)
            throws VolumeUnavailable {
        if (items == null || items.isEmpty()) {
            return files;
        }
        Map<String, byte[]> selected = new TreeMap<>();
        for (KeyToPath item : items) {
            byte[] content = files.get(item.getKey());
            if (content != null) {
                selected.put(item.getPath(), content);
            } else if (!Boolean.TRUE.equals(optional)) {
                throw new VolumeUnavailable(volume, "references non-existent key: " + item.getKey());
            }
        }
        return selected;
    }

    private static Map<String, byte[]> bytesOf(ConfigMap map) {
        Map<String, byte[]> files = new TreeMap<>();
        Optional.ofNullable(map.getData())
                .ifPresent(data -> data.forEach((k, v) -> files.put(k, v.getBytes(StandardCharsets.UTF_8))));
        Optional.ofNullable(map.getBinaryData()).ifPresent(data -> files.putAll(decoded(data)));
        return files;
    }

    private static Map<String, byte[]> bytesOf(Secret secret) {
        return Optional.ofNullable(secret.getData()).map(VolumeFiles::decoded).orElse(Map.of());
    }

    private static Map<String, byte[]> decoded(Map<String, String> data) {
        Map<String, byte[]> files = new TreeMap<>();
        data.forEach((k, v) -> files.put(k, Base64.getDecoder().decode(v)));
        return files;
    }
}
