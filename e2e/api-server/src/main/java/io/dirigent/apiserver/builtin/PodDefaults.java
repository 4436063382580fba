package io.dirigent.apiserver.builtin;

import static io.dirigent.apiserver.json.Json.ensure;
import static io.dirigent.apiserver.json.Json.objects;
import static io.dirigent.apiserver.json.Json.setDefault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.json.Json;
import java.util.List;

/** What Kubernetes writes into a pod's spec where the user wrote nothing; in templates as well as in pods. */
final class PodDefaults {
    private static final long FILE_MODE = 0644;
    private static final long TOKEN_SECONDS = 3600;

    private PodDefaults() {}

    static void fill(ObjectNode spec) {
        setDefault(spec, "restartPolicy", "Always");
        setDefault(spec, "terminationGracePeriodSeconds", 30);
        setDefault(spec, "dnsPolicy", "ClusterFirst");
        setDefault(spec, "schedulerName", "default-scheduler");
        setDefault(spec, "securityContext", Json.object());
        if (spec.hasNonNull("serviceAccountName")) {
            spec.set("serviceAccount", spec.get("serviceAccountName")); // its old name
        }
        for (String list : List.of("initContainers", "containers")) {
            objects(spec.path(list)).forEach(PodDefaults::container);
        }
        objects(spec.path("volumes")).forEach(PodDefaults::volume);
    }

    private static void container(ObjectNode container) {
        setDefault(container, "terminationMessagePath", "/dev/termination-log");
        setDefault(container, "terminationMessagePolicy", "File");
        setDefault(container, "imagePullPolicy", pullPolicy(Json.text(container, "image")));
        setDefault(container, "resources", Json.object());
        objects(container.path("ports")).forEach(port -> setDefault(port, "protocol", "TCP"));
        for (ObjectNode variable : objects(container.path("env"))) {
            fieldReference(variable.path("valueFrom"));
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (container.path(probe) instanceof ObjectNode present) {
                probe(present);
            }
        }
        for (String hook : List.of("postStart", "preStop")) {
            httpGet(container.path("lifecycle").path(hook));
        }
    }

    private static String pullPolicy(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        boolean latest = !image.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
        return latest ? "Always" : "IfNotPresent";
    }

    private static void probe(ObjectNode probe) {
        setDefault(probe, "timeoutSeconds", 1);
        setDefault(probe, "periodSeconds", 10);
        setDefault(probe, "successThreshold", 1);
        setDefault(probe, "failureThreshold", 3);
        httpGet(probe);
        if (probe.path("grpc") instanceof ObjectNode grpc) {
            setDefault(grpc, "service", "");
        }
    }

    private static void httpGet(JsonNode action) {
        if (action.path("httpGet") instanceof ObjectNode get) {
            setDefault(get, "path", "/");
            setDefault(get, "scheme", "HTTP");
        }
    }

    private static void fieldReference(JsonNode source) {
        if (source.path("fieldRef") instanceof ObjectNode reference) {
            setDefault(reference, "apiVersion", "v1");
        }
    }

    private static void volume(ObjectNode volume) {
        if (volume.size() == 1) {
            volume.putObject("emptyDir");
        }
        for (String kind : List.of("secret", "configMap", "projected", "downwardAPI")) {
            if (volume.path(kind) instanceof ObjectNode source) {
                setDefault(source, "defaultMode", FILE_MODE);
                objects(source.path("items")).forEach(PodDefaults::fieldReference);
                objects(source.path("sources")).forEach(PodDefaults::projected);
            }
        }
        if (volume.path("hostPath") instanceof ObjectNode path) {
            setDefault(path, "type", "");
        }
        if (volume.path("ephemeral").path("volumeClaimTemplate") instanceof ObjectNode claim) {
            setDefault(ensure(claim, "spec"), "volumeMode", "Filesystem");
        }
    }

    private static void projected(ObjectNode source) {
        if (source.path("serviceAccountToken") instanceof ObjectNode token) {
            setDefault(token, "expirationSeconds", TOKEN_SECONDS);
        }
        objects(source.path("downwardAPI").path("items")).forEach(PodDefaults::fieldReference);
    }
}
