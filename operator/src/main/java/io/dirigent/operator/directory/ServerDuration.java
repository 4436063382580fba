package io.dirigent.operator.directory;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as the server's configuration has them: a number and a unit, whoever wrote them and however. */
final class ServerDuration {

    private static final Pattern TEXT = Pattern.compile("(?<number>\\d{1,12})\\s*(?<unit>[a-z]+)");
    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("ms", ChronoUnit.MILLIS),
            Map.entry("milliseconds", ChronoUnit.MILLIS),
            Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("seconds", ChronoUnit.SECONDS),
            Map.entry("m", ChronoUnit.MINUTES),
            Map.entry("minutes", ChronoUnit.MINUTES),
            Map.entry("h", ChronoUnit.HOURS),
            Map.entry("hours", ChronoUnit.HOURS),
            Map.entry("d", ChronoUnit.DAYS),
            Map.entry("days", ChronoUnit.DAYS));

    private ServerDuration() {}

    /** Nothing if the text means no time. */
    static Optional<Duration> parse(String text) {
        Matcher found = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(UNITS.get(found.group("unit")))
                .map(unit -> Duration.of(Long.parseLong(found.group("number")), unit));
    }

    static String print(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
