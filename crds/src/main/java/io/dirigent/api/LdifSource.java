package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/** One key of a ConfigMap or Secret. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LdifSource(
        @JsonPropertyDescription("Name of the object.") @Required @Size(min = 1, max = 253)
        String name,

        @JsonPropertyDescription("Key below which the LDIF lies.")
        @Default(DEFAULT_KEY)
        @Size(max = 253)
        @ValidationRule(
                value = "self.matches('^[-._a-zA-Z0-9]+$')",
                message = "a key of a ConfigMap or Secret has letters, digits, hyphens, underscores and dots"
                        + " only, such as data.ldif")
        String key) {

    static final String DEFAULT_KEY = "data.ldif";

    public LdifSource {
        key = Objects.requireNonNullElse(key, DEFAULT_KEY);
    }
}
