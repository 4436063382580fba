package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the user wants. Absent values are those that the schema's defaults would have given. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SchemaCustomizer(value = DeepMerge.class, input = """
        {"properties": {
          "suffixes": {"x-kubernetes-list-type": "set", "items": {"minLength": 1, "maxLength": 255}}
        }}""")
public record DirectoryClusterSpec(
        @JsonPropertyDescription("Number of members. Each is a supplier: it takes writes and hands them on.")
        @SpecReplicas
        @Default("" + DEFAULT_REPLICAS)
        @Min(1)
        @Max(MOST_REPLICAS)
        @ValidationRule(
                value = "self > 1 || oldSelf == 1",
                message = "the last agreement is never removed: once there were 2 members, keep at least 2")
        Integer replicas,

        @JsonPropertyDescription("Which members have agreements with which.") @Default("{}")
        Topology topology,

        @JsonPropertyDescription("Base DNs, one backend each, in this order. At most 8, none below another, immutable.")
        @Required
        @Size(min = 1, max = 8)
        @ValidationRule(
                value = "self.all(s, s.matches('" + SUFFIX + "'))",
                message = "a suffix is a DN such as dc=example,dc=com: attribute=value parts between single"
                        + " commas, without blanks around them and without quoting")
        @ValidationRule(
                value = "!self.exists(s, s.lowerAscii().matches('" + TAKEN + "'))",
                message = "a suffix is one of the server's own, such as cn=config: choose one for your data")
        @ValidationRule(
                value = "self.all(a, self.exists_one(b, a.lowerAscii() == b.lowerAscii()))",
                message = "a suffix is given twice (letter case does not count): keep one of them")
        @ValidationRule(
                value = "!self.exists(a, self.exists(b, a.lowerAscii().endsWith(',' + b.lowerAscii())))",
                message = "a suffix lies below another one: give only the upper one, it holds both")
        @ValidationRule(
                value = "self.map(s, s) == oldSelf.map(s, s)",
                message = "suffixes are immutable, their order too: create another DirectoryCluster for another"
                        + " suffix")
        List<String> suffixes,

        @JsonPropertyDescription("The volume of each member.") @Default("{}")
        Storage storage,

        @JsonPropertyDescription("Processor and memory of each member.") @Default("{}")
        Resources resources,

        @JsonPropertyDescription("Image of the directory server; without it the one that belongs to the operator.")
        @Size(min = 1, max = 512)
        @ValidationRule(
                value = "self.matches('^[^\\\\s]+$')",
                message = "image is a reference such as registry.example.com/directory-server:1.0, without" + " blanks")
        @Nullable
        String image,

        @JsonPropertyDescription("Settings of the directory server.") @Default("{}")
        Server server,

        @JsonPropertyDescription("Identities of the members and life time of their changelog.") @Default("{}")
        Replication replication,

        @JsonPropertyDescription("How members leave when fewer replicas are wanted.") @Default("{}")
        ScaleIn scaleIn,

        @JsonPropertyDescription("Data of the very first member. Without it each suffix begins with its base entry.")
        @Nullable
        Bootstrap bootstrap,

        @JsonPropertyDescription("What the pods get besides what they need.")
        PodTemplate podTemplate,

        @JsonPropertyDescription("Observe and report only: nothing is planned or carried out.") @Default("false")
        Boolean paused) {

    static final int DEFAULT_REPLICAS = 3;
    static final int MOST_REPLICAS = 15;

    private static final String WORD = "[A-Za-z0-9._@-]+";
    private static final String PART = "[A-Za-z][A-Za-z0-9-]*=" + WORD + "( " + WORD + ")*";

    /** No escapes, no multi-valued parts, one way to place blanks: equal suffixes then differ by letter case only. */
    static final String SUFFIX = "^" + PART + "(," + PART + ")*$";

    /** Base DNs of the server's own backends. */
    static final String TAKEN =
            "(^|,)cn=(admin data|ads-truststore|backups|changelog|config|monitor|root dns|schema|tasks)$";

    /** Puts the schema's defaults where nothing is given, so that no reader has to. */
    public DirectoryClusterSpec {
        replicas = Objects.requireNonNullElse(replicas, DEFAULT_REPLICAS);
        topology = Objects.requireNonNullElseGet(topology, () -> new Topology(null));
        suffixes = suffixes == null ? List.of() : List.copyOf(suffixes);
        storage = Objects.requireNonNullElseGet(storage, () -> new Storage(null, null));
        resources = Objects.requireNonNullElseGet(resources, () -> new Resources(null, null));
        server = Objects.requireNonNullElseGet(server, () -> new Server(null, null));
        replication = Objects.requireNonNullElseGet(replication, () -> new Replication(null, null, null));
        scaleIn = Objects.requireNonNullElseGet(scaleIn, () -> new ScaleIn(null, null));
        podTemplate = Objects.requireNonNullElseGet(podTemplate, PodTemplate::none);
        paused = Objects.requireNonNullElse(paused, false);
    }

    /** The spec with other replicas; all else as it is. */
    public DirectoryClusterSpec withReplicas(int other) {
        return new DirectoryClusterSpec(
                other,
                topology,
                suffixes,
                storage,
                resources,
                image,
                server,
                replication,
                scaleIn,
                bootstrap,
                podTemplate,
                paused);
    }

    /** The spec with another topology; all else as it is. */
    public DirectoryClusterSpec withTopology(Topology other) {
        return new DirectoryClusterSpec(
                replicas,
                other,
                suffixes,
                storage,
                resources,
                image,
                server,
                replication,
                scaleIn,
                bootstrap,
                podTemplate,
                paused);
    }

    /** The spec with other settings of the server; all else as it is. */
    public DirectoryClusterSpec withServer(Server other) {
        return new DirectoryClusterSpec(
                replicas,
                topology,
                suffixes,
                storage,
                resources,
                image,
                other,
                replication,
                scaleIn,
                bootstrap,
                podTemplate,
                paused);
    }

    /** The spec with other life times of changes; all else as it is. */
    public DirectoryClusterSpec withReplication(Replication other) {
        return new DirectoryClusterSpec(
                replicas,
                topology,
                suffixes,
                storage,
                resources,
                image,
                server,
                other,
                scaleIn,
                bootstrap,
                podTemplate,
                paused);
    }

    /** The smallest spec: everything but the suffixes by default. */
    public static DirectoryClusterSpec of(List<String> suffixes) {
        return new DirectoryClusterSpec(null, null, suffixes, null, null, null, null, null, null, null, null, null);
    }
}
