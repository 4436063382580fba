package io.dirigent.operator.observe;

import io.dirigent.operator.act.Certificates;
import io.dirigent.operator.removal.Certificate;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certificates as immutable ConfigMaps, each named after its digest. They have no owner: they outlive the resource, as the volumes do. */
public record CertificateStore(KubernetesClient client, Names names) implements Certificates {

    @Override
    public void keep(Certificate certificate) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(names.certificate(certificate.digest()))
                .withNamespace(names.namespace())
                .withLabels(Labels.of(names.cluster()))
                .endMetadata()
                .withData(certificate.text())
                .withImmutable(true)
                .build();
        try {
            client.resource(map).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    /** Those among these ConfigMaps, by their digests; one that says something else than its name does is none. */
    public static Map<String, Certificate> in(Stream<ConfigMap> maps, Names names) {
        return maps.flatMap(map -> certificate(map, names).stream())
                .collect(Collectors.toMap(Certificate::digest, Function.identity(), (one, same) -> one));
    }

    private static Optional<Certificate> certificate(ConfigMap map, Names names) {
        if (map.getData() == null || !map.getMetadata().getName().startsWith(names.certificate(""))) {
            return Optional.empty();
        }
        try {
            Certificate certificate = Certificate.parse(names.cluster(), map.getData());
            return Optional.of(certificate).filter(one -> names.certificate(one.digest())
                    .equals(map.getMetadata().getName()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
