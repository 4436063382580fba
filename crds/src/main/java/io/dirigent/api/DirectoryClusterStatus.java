package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator saw and did; it repeats what the members say of themselves. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = DeepMerge.class, input = """
        {"properties": {
          "conditions": {
            "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"],
            "items": {"required": ["type", "status", "lastTransitionTime", "reason", "message"]}},
          "members": {"x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"]},
          "agreements": {"x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["supplier", "consumer"]}
        }}""")
public record DirectoryClusterStatus(
        @JsonPropertyDescription("The generation of the resource that this status is about.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("Ready, Progressing, Degraded, ReplicationHealthy, Reconciling and Stalled.")
        List<Condition> conditions,

        @JsonPropertyDescription("Members that exist.") @StatusReplicas @Nullable
        Integer replicas,

        @JsonPropertyDescription("Members that serve clients.") @Nullable
        Integer readyReplicas,

        @JsonPropertyDescription("Members that serve clients, of those wanted, such as 3/3.") @Nullable
        String membersReady,

        @JsonPropertyDescription("Label selector of the members' pods.") @LabelSelector @Nullable
        String selector,

        @JsonPropertyDescription("Whether the first member's data was loaded, so that it never is again.") @Nullable
        Boolean bootstrapped,

        @JsonPropertyDescription(
                "The highest server id that was ever given. It never falls: an older ledger is known by it.")
        @Nullable
        Integer highestServerId,

        @JsonPropertyDescription("The topology that the agreements form or are led to.") @Nullable
        String topology,

        @JsonPropertyDescription("Established agreements, of those wanted, such as 6/6.") @Nullable
        String agreementsEstablished,

        @JsonPropertyDescription("The largest lag of a member: <10s, <1m or >=1m.") @Nullable
        String lag,

        @JsonPropertyDescription("Each member.") List<MemberStatus> members,
        @JsonPropertyDescription("Each agreement.") List<AgreementStatus> agreements) {

    public DirectoryClusterStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        members = members == null ? List.of() : List.copyOf(members);
        agreements = agreements == null ? List.of() : List.copyOf(agreements);
    }
}
