package io.dirigent.directory.launcher.mark;

import io.dirigent.directory.launcher.configuration.LdifEntry;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a volume says of itself, as far as the launcher reads it.
 *
 * @param state empty when the mark names a state that this launcher does not know
 * @param renew {@code <replication server id> <token>} of each neighbour whose sessions are to be renewed
 * @param initialised when the data was loaded and proven
 * @param compared when the operator last compared this member with the others
 */
public record Mark(
        String owner,
        Set<String> suffixes,
        Optional<MarkState> state,
        Set<String> renew,
        Optional<Instant> initialised,
        Optional<Instant> compared) {

    public static final String DN = "cn=dirigent,cn=config";

    private static final String OWNER = "dirigent-owner";
    private static final String SUFFIX = "dirigent-suffix";
    private static final String STATE = "dirigent-state";

    /** Reads the mark from wherever its attributes are. */
    public static Mark read(Function<String, List<String>> values) {
        return new Mark(
                first(values, OWNER).orElse(""),
                Set.copyOf(values.apply(SUFFIX)),
                first(values, STATE).flatMap(MarkState::of),
                Set.copyOf(values.apply("dirigent-renew")),
                first(values, "dirigent-initialised").flatMap(Mark::instant),
                first(values, "dirigent-compared").flatMap(Mark::instant));
    }

    /** The mark of a volume that was just made. */
    public static LdifEntry first(String owner, List<String> suffixes, String volumeId, Instant now) {
        return new LdifEntry(DN, "top", "dirigentMark")
                .set("cn", "dirigent")
                .set(OWNER, owner)
                .set(SUFFIX, suffixes)
                .set("dirigent-volume-id", volumeId)
                .set(STATE, MarkState.EMPTY.word())
                .set("dirigent-since", now.toString());
    }

    /** When the data was found to be what it should be: by its load, and by a comparison. */
    Stream<Instant> proofs() {
        return Stream.of(initialised, compared).flatMap(Optional::stream);
    }

    private static Optional<String> first(Function<String, List<String>> values, String attribute) {
        return values.apply(attribute).stream().findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
