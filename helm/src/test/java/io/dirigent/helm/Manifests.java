package io.dirigent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chart with its default values as one file for those who have no Helm. */
record Manifests(Chart chart) {
    static final String FILE = "manifests/install.yaml";

    private static final String HEADER = """
            # Made from the chart in helm/dirigent by `make manifests`: change that, not this file.
            """;

    /** What only Helm has a use for, or would be untrue without it. */
    private static final List<String> OF_HELM =
            List.of("app.kubernetes.io/managed-by", "helm.sh/chart", "helm.sh/resource-policy");

    /** The file as it should be. */
    String text() {
        return Stream.concat(
                        Stream.of(namespace()),
                        chart.objects(Yaml.object()).stream().map(Manifests::withoutHelm))
                .map(Yaml::text)
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static ObjectNode namespace() {
        ObjectNode namespace = Yaml.object().put("apiVersion", "v1").put("kind", "Namespace");
        namespace
                .putObject("metadata")
                .put("name", Chart.NAMESPACE)
                .putObject("labels")
                .put("pod-security.kubernetes.io/enforce", "restricted");
        return namespace;
    }

    private static ObjectNode withoutHelm(ObjectNode object) {
        strip(object.path("metadata"));
        strip(object.at("/spec/template/metadata"));
        return object;
    }

    private static void strip(JsonNode metadata) {
        for (String part : List.of("labels", "annotations")) {
            if (metadata.path(part) instanceof ObjectNode entries) {
                entries.remove(OF_HELM);
                if (entries.isEmpty()) {
                    ((ObjectNode) metadata).remove(part);
                }
            }
        }
    }
}
