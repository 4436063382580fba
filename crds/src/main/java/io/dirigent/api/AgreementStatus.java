package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One directed agreement: the supplier feeds the consumer. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementStatus(
        @JsonPropertyDescription("The member that sends.") @Required
        String supplier,

        @JsonPropertyDescription("The member that receives.") @Required
        String consumer,

        @JsonPropertyDescription("Replication id, unique at the consumer.") @Nullable
        Integer rid,

        @JsonPropertyDescription("Where the supplier's replication server listens.") @Nullable
        String uri,

        @JsonPropertyDescription("Whether the established connection is encrypted.") @Nullable
        Boolean tls,

        @JsonPropertyDescription("Established, Configured, Broken (its ends hold different data), Missing or Unknown.")
        @Nullable
        String state) {}
