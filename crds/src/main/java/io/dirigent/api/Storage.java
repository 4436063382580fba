package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The volume of each member. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.class) == has(oldSelf.class) && (!has(self.class) || self.class == oldSelf.class)",
        message = "storage.class is immutable: volumes do not move to another class; put the old value back")
public record Storage(
        @JsonPropertyDescription("Size of each volume in Mi, Gi or Ti. Immutable until expansion is supported.")
        @Default(DEFAULT_SIZE)
        @Size(max = 20)
        @ValidationRule(
                value = "self.matches('^[1-9][0-9]{0,11}(Mi|Gi|Ti)$')",
                message = "storage.size is a whole number of Mi, Gi or Ti, such as 2Gi")
        @ValidationRule(
                value = "self == oldSelf",
                message = "storage.size is immutable until volume expansion is supported: put the old value" + " back")
        String size,

        @JsonPropertyDescription("Storage class; without it the cluster's default one. Immutable.")
        @JsonProperty("class")
        @Size(min = 1, max = 253)
        @Nullable
        String storageClass) {

    static final String DEFAULT_SIZE = "2Gi";

    public Storage {
        size = Objects.requireNonNullElse(size, DEFAULT_SIZE);
    }
}
