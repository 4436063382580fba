package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Settings of the directory server. A change restarts the members, one at a time. */
@JsonIgnoreProperties(ignoreUnknown = true)
@SchemaCustomizer(value = DeepMerge.class, input = """
        {"properties": {"indexes": {
          "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["attribute"]}}}""")
public record Server(
        @JsonPropertyDescription(
                "Indexes of every suffix. Lean by default: substring indexes make adds 3 times slower.")
        @Default(Server.LEAN)
        @Size(max = 64)
        List<Index> indexes,

        @JsonPropertyDescription("The few settings of the Java machine that can be changed.") @Default("{}")
        Jvm jvm) {

    static final String LEAN = """
            [{"attribute":"cn","types":["equality"]},{"attribute":"givenName","types":["equality"]},\
            {"attribute":"mail","types":["equality"]},{"attribute":"member","types":["equality"]},\
            {"attribute":"sn","types":["equality"]},{"attribute":"telephoneNumber","types":["equality"]},\
            {"attribute":"uid","types":["equality"]},{"attribute":"uniqueMember","types":["equality"]}]""";

    public Server {
        indexes = indexes == null
                ? Stream.of("cn", "givenName", "mail", "member", "sn", "telephoneNumber", "uid", "uniqueMember")
                        .map(Index::equality)
                        .toList()
                : List.copyOf(indexes);
        jvm = Objects.requireNonNullElseGet(jvm, () -> new Jvm(null, null, null));
    }
}
