package io.dirigent.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Objects;

/**
 * The settings of the Java machine that a user can change. A closed list: any other option could make the image's
 * ahead-of-time cache unusable without a word.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Jvm(
        @JsonPropertyDescription("Largest heap in Mi or Gi, at least 128Mi.")
        @Default(DEFAULT_HEAP)
        @Size(max = 10)
        @ValidationRule(
                value =
                        "self.matches('^[1-9][0-9]{0,6}(Mi|Gi)$')"
                                + " && (self.endsWith('Gi') || self.matches('^(12[89]|1[3-9][0-9]|[2-9][0-9]{2}|[0-9]{4,})Mi$'))",
                message = "server.jvm.heap is a whole number of Mi or Gi and at least 128Mi, such as 192Mi")
        String heap,

        @JsonPropertyDescription("Serial: least memory. Parallel: throughput. G1: short pauses with large heaps.")
        @Default("Serial")
        Collector collector,

        @JsonPropertyDescription(
                "Compilers. C1: quick start. C2: quickest searches once warm, slow start. LateC2: quick start, C2 for hot code only.")
        @Default("LateC2")
        Tiers tiers) {

    static final String DEFAULT_HEAP = "192Mi";

    public Jvm {
        heap = Objects.requireNonNullElse(heap, DEFAULT_HEAP);
        collector = Objects.requireNonNullElse(collector, Collector.Serial);
        tiers = Objects.requireNonNullElse(tiers, Tiers.LateC2);
    }

    /** Garbage collectors, spelt as in the resource. */
    public enum Collector {
        Serial,
        Parallel,
        G1
    }

    /** Which compilers run, and how early, spelt as in the resource. */
    public enum Tiers {
        /** The quick compiler only: half the CPU time of a start, a quarter fewer searches once warm. */
        C1,
        /** The machine's own default. */
        C2,
        /** The optimising compiler ten times later than by default: it works when start-up is long over. */
        LateC2
    }
}
