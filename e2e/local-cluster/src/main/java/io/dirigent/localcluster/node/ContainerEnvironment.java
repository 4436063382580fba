package io.dirigent.localcluster.node;

import io.dirigent.localcluster.control.Informers;
import io.dirigent.localcluster.control.Key;
import io.dirigent.localcluster.volume.PodVolumes;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A container's variables and arguments, as it sees them. */
record ContainerEnvironment(Pod pod, String address, Informers informers, PodVolumes volumes) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");

    /** In the order of the spec, so that later ones may refer to earlier ones. */
    Map<String, String> variables() throws ContainerNotStartable {
        Map<String, String> variables = new LinkedHashMap<>();
        var container = pod.getSpec().getContainers().getFirst();
        for (EnvFromSource source : container.getEnvFrom()) {
            addAll(source, variables);
        }
        for (EnvVar variable : container.getEnv()) {
            Optional<String> value = variable.getValueFrom() == null
                    ? Optional.of(
                            expand(Optional.ofNullable(variable.getValue()).orElse(""), variables))
                    : referenced(variable.getValueFrom());
            value.ifPresent(text -> variables.put(variable.getName(), volumes.rewrite(text)));
        }
        return variables;
    }

    List<String> arguments(Map<String, String> variables) {
        List<String> arguments = new ArrayList<>();
        for (String argument : pod.getSpec().getContainers().getFirst().getArgs()) {
            arguments.add(volumes.rewrite(expand(argument, variables)));
        }
        return arguments;
    }

    private static String expand(String text, Map<String, String> variables) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), match.group())));
    }

    private Optional<String> referenced(EnvVarSource source) throws ContainerNotStartable {
        if (source.getFieldRef() != null) {
            return Optional.of(field(source.getFieldRef().getFieldPath()));
        }
        if (source.getConfigMapKeyRef() != null) {
            var reference = source.getConfigMapKeyRef();
            var value = configMap(reference.getName()).map(data -> data.get(reference.getKey()));
            return orMissing(value, reference.getOptional(), "configmap", reference.getName());
        }
        if (source.getSecretKeyRef() != null) {
            var reference = source.getSecretKeyRef();
            var value = secret(reference.getName()).map(data -> data.get(reference.getKey()));
            return orMissing(value, reference.getOptional(), "secret", reference.getName());
        }
        throw new ContainerNotStartable(
                "CreateContainerConfigError", "kind of variable not supported by the local cluster: " + source);
    }

    private static Optional<String> orMissing(
            Optional<String> value, @Nullable Boolean optional, String kind, String name) throws ContainerNotStartable {
        if (value.isEmpty() && !Boolean.TRUE.equals(optional)) {
            throw new ContainerNotStartable(
                    "CreateContainerConfigError", kind + " \"" + name + "\" or its key not found");
        }
        return value;
    }

    private void addAll(EnvFromSource source, Map<String, String> variables) throws ContainerNotStartable {
        String prefix = Optional.ofNullable(source.getPrefix()).orElse("");
        Optional<Map<String, String>> data = source.getConfigMapRef() != null
                ? configMap(source.getConfigMapRef().getName())
                : secret(source.getSecretRef().getName());
        boolean optional = source.getConfigMapRef() != null
                ? Boolean.TRUE.equals(source.getConfigMapRef().getOptional())
                : Boolean.TRUE.equals(source.getSecretRef().getOptional());
        if (data.isEmpty() && !optional) {
            throw new ContainerNotStartable("CreateContainerConfigError", "source of variables not found: " + source);
        }
        data.ifPresent(values -> values.forEach((name, value) -> variables.put(prefix + name, value)));
    }

    private Optional<Map<String, String>> configMap(String name) {
        return Informers.find(informers.configMaps(), new Key(pod.getMetadata().getNamespace(), name))
                .map(ConfigMap::getData);
    }

    private Optional<Map<String, String>> secret(String name) {
        return Informers.find(informers.secrets(), new Key(pod.getMetadata().getNamespace(), name))
                .map(Secret::getData)
                .map(data -> {
                    Map<String, String> decoded = new LinkedHashMap<>();
                    data.forEach((key, value) ->
                            decoded.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
                    return decoded;
                });
    }

    private String field(String path) throws ContainerNotStartable {
        var metadata = pod.getMetadata();
        return switch (path) {
            case "metadata.name" -> metadata.getName();
            case "metadata.namespace" -> metadata.getNamespace();
            case "metadata.uid" -> metadata.getUid();
            case "status.podIP", "status.podIPs" -> address;
            case "status.hostIP", "status.hostIPs" -> "127.0.0.1";
            case "spec.nodeName" -> String.valueOf(pod.getSpec().getNodeName());
            case "spec.serviceAccountName" -> String.valueOf(pod.getSpec().getServiceAccountName());
            default -> labelOrAnnotation(path);
        };
    }

    private String labelOrAnnotation(String path) throws ContainerNotStartable {
        Matcher matcher =
                Pattern.compile("metadata\\.(labels|annotations)\\['(.+)']").matcher(path);
        if (!matcher.matches()) {
            throw new ContainerNotStartable("CreateContainerConfigError", "unsupported field: " + path);
        }
        Map<String, String> values = matcher.group(1).equals("labels")
                ? pod.getMetadata().getLabels()
                : pod.getMetadata().getAnnotations();
        return Optional.ofNullable(values).map(v -> v.get(matcher.group(2))).orElse("");
    }
}
