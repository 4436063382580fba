package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Processor and memory of each member, as in a container's {@code resources}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@SchemaCustomizer(value = DeepMerge.class, input = """
        {"properties": {"requests": {"maxProperties": 3}, "limits": {"maxProperties": 3}}}""")
public record Resources(
        @JsonPropertyDescription("What the scheduler sets aside.")
        @Default("{\"cpu\":\"100m\",\"memory\":\"320Mi\"}")
        @ValidationRule(value = Resources.KNOWN, message = "resources.requests takes " + Resources.NAMES)
        Map<String, Quantity> requests,

        @JsonPropertyDescription("What a member may use at most; leave the heap room for as much again beside it.")
        @ValidationRule(value = Resources.KNOWN, message = "resources.limits takes " + Resources.NAMES)
        Map<String, Quantity> limits) {

    static final String KNOWN = "self.all(k, k in ['cpu', 'memory', 'ephemeral-storage'])";
    private static final Map<String, Quantity> DEFAULT_REQUESTS =
            Map.of("cpu", new Quantity("100m"), "memory", new Quantity("320Mi"));

    static final String NAMES = "cpu, memory and ephemeral-storage only";

    public Resources {
        requests = Sorted.copyOf(requests == null ? DEFAULT_REQUESTS : requests);
        limits = Sorted.copyOf(limits);
    }
}
