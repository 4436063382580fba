package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** How one attribute can be searched quickly. */
@JsonIgnoreProperties(ignoreUnknown = true)
@SchemaCustomizer(value = DeepMerge.class, input = """
        {"properties": {"types": {"x-kubernetes-list-type": "set"}}}""")
public record Index(
        @JsonPropertyDescription("Name of the attribute type, such as uid.")
        @Required
        @Size(min = 1, max = 128)
        @ValidationRule(
                value = "self.matches('^[A-Za-z][A-Za-z0-9-]*$')",
                message = "an index names an attribute type by letters, digits and hyphens, such as uid")
        String attribute,

        @JsonPropertyDescription("Kinds of index.") @Default("[\"equality\"]") @Size(min = 1, max = 5)
        List<Type> types) {

    public Index {
        types = types == null ? List.of(Type.equality) : List.copyOf(types);
    }

    static Index equality(String attribute) {
        return new Index(attribute, List.of(Type.equality));
    }

    /** Kinds of index, spelt as in the resource. */
    public enum Type {
        equality,
        substring,
        presence,
        ordering,
        approximate
    }
}
