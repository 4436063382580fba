package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.SuffixState;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a look might have shown as well: the same in all but one thing. */
public record Altered(Observation seen) {

    /** With every suffix changed. */
    public Observation inEachSuffix(UnaryOperator<SuffixState> change) {
        Map<String, SuffixState> suffixes = new TreeMap<>(seen.suffixes());
        suffixes.replaceAll((dn, state) -> change.apply(state));
        return with(suffixes, seen.schema());
    }

    /** With another state of the schema. */
    public Observation inTheSchema(UnaryOperator<SuffixState> change) {
        return with(seen.suffixes(), change.apply(seen.schema()));
    }

    private Observation with(Map<String, SuffixState> suffixes, SuffixState schema) {
        return new Observation(
                seen.mark(),
                seen.replication(),
                suffixes,
                schema,
                seen.absence(),
                seen.loads(),
                seen.generationGiven(),
                seen.vitals());
    }
}
