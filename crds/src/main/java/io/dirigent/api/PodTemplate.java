package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a pod template that a user may set; all else is the operator's. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = DeepMerge.class, input = """
        {"properties": {
          "labels": {"maxProperties": 32, "additionalProperties": {"maxLength": 63}},
          "annotations": {"maxProperties": 32, "additionalProperties": {"maxLength": 4096}},
          "nodeSelector": {"maxProperties": 32, "additionalProperties": {"maxLength": 63}}
        }}""")
public record PodTemplate(
        @JsonPropertyDescription("Labels besides the operator's.")
        @ValidationRule(
                value = OURS,
                message = "labels below app.kubernetes.io/ and dirigent.io/ are the operator's: choose another"
                        + " prefix")
        Map<String, String> labels,

        @JsonPropertyDescription("Annotations besides the operator's.")
        @ValidationRule(
                value = OURS,
                message = "annotations below app.kubernetes.io/ and dirigent.io/ are the operator's: choose"
                        + " another prefix")
        Map<String, String> annotations,

        @JsonPropertyDescription("As in a pod.") @Nullable Affinity affinity,

        @JsonPropertyDescription("As in a pod; without it members are spread over hosts and zones where possible.")
        @Size(max = 8)
        @Nullable
        List<TopologySpreadConstraint> topologySpreadConstraints,

        @JsonPropertyDescription("As in a pod.") @Size(max = 32)
        List<Toleration> tolerations,

        @JsonPropertyDescription("As in a pod.") Map<String, String> nodeSelector,

        @JsonPropertyDescription("As in a pod.") @Size(min = 1, max = 253) @Nullable
        String priorityClassName) {

    static final String OURS = "!self.exists(k, k.startsWith('app.kubernetes.io/') || k.startsWith('dirigent.io/'))";

    public PodTemplate {
        labels = Sorted.copyOf(labels);
        annotations = Sorted.copyOf(annotations);
        tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
        nodeSelector = Sorted.copyOf(nodeSelector);
    }

    static PodTemplate none() {
        return new PodTemplate(null, null, null, null, null, null, null);
    }
}
