package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the LDIF lies that the very first member loads at the cluster's birth. Not looked at later. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.configMapRef) != has(self.secretRef)",
        message = "bootstrap needs exactly one of configMapRef and secretRef: give the one that holds the LDIF")
public record Bootstrap(
        @JsonPropertyDescription("A ConfigMap in the namespace of the cluster.") @Nullable
        LdifSource configMapRef,

        @JsonPropertyDescription("A Secret in the namespace of the cluster.") @Nullable
        LdifSource secretRef) {}
