package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import java.util.Objects;

/** Which members have agreements with which. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Topology(
        @JsonPropertyDescription(
                "FullMesh: each member with each. Ring: each with two neighbours, which hand on what they get.")
        @Default("FullMesh")
        Type type) {

    public Topology {
        type = Objects.requireNonNullElse(type, Type.FullMesh);
    }

    /** Shapes of the replication graph, spelt as in the resource. */
    public enum Type {
        /** Each member has an agreement with each other one: n(n-1). */
        FullMesh,
        /** Each member has agreements with two neighbours: 2n. */
        Ring
    }
}
