package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One member as it was last seen. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberStatus(
        @JsonPropertyDescription("Name of its pod.") @Required
        String name,

        @JsonPropertyDescription("Its server id, unique in the cluster for ever.") @Nullable
        Integer serverId,

        @JsonPropertyDescription("Supplier.") @Nullable String role,

        @JsonPropertyDescription("Where it is in its life, in one word.") @Nullable
        String phase,

        @JsonPropertyDescription("Entries as of its load, all suffixes together.") @Nullable
        Long entries,

        @JsonPropertyDescription("How far it is behind: <10s, <1m or >=1m.") @Nullable
        String lag,

        @JsonPropertyDescription("When its data was proven complete, in UTC.") @Nullable
        String initialisedAt,

        @JsonPropertyDescription("The member its data came from, or ldif, or base-entry.") @Nullable
        String initialisedFrom,

        @JsonPropertyDescription("Random identity of its volume.") @Nullable
        String volumeId,

        @JsonPropertyDescription("What is left on its volume, roughly.") @Nullable
        String freeSpace,

        @JsonPropertyDescription("What the changelog takes of its volume, roughly.") @Nullable
        String changelogSize,

        @JsonPropertyDescription("Why it is in this phase, in a sentence.") @Nullable
        String reason) {}
