package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Load;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.directory.api.ldap.model.entry.Entry;

/**
 * What a load really did, from its task's entry. The server's own verdict is not enough: it calls an import successful that left entries
 * out, and a total update whose source was no neighbour, or died.
 */
final class LoadReport {

    /** What is deleted at the source during a load is announced, but never comes: that many, and one in a hundred, may be left. */
    private static final long DELETED_MEANWHILE = 10;

    private static final Pattern IMPORTED =
            Pattern.compile("Processed (?<processed>\\d+) entries, imported (?<imported>\\d+), skipped \\d+, "
                    + "rejected (?<rejected>\\d+)");
    /** UTC, to the second; a {@code Z} follows or not. */
    private static final DateTimeFormatter SERVER_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss['Z']");

    private static final Pattern TEXT = Pattern.compile("message=\"(.*)\"$", Pattern.DOTALL);

    private LoadReport() {}

    /** The load of one suffix. */
    static Load load(String suffix, Entry task) {
        Optional<Matcher> imported = summary(task);
        return imported.isPresent() ? imported(suffix, task, imported.get()) : totalUpdate(suffix, task);
    }

    private static Load imported(String suffix, Entry task, Matcher summary) {
        boolean isWhole = summary.group("rejected").equals("0");
        Load.State state = isWhole ? stateOf(task) : Load.State.FAILED;
        return new Load(suffix, state, Long.parseLong(summary.group("imported")), 0, summary.group(), began(task));
    }

    private static Load totalUpdate(String suffix, Entry task) {
        Load.State state = stateOf(task);
        long processed = Values.number(task, "ds-task-processed-entry-count", 0);
        long left = Values.number(task, "ds-task-unprocessed-entry-count", 0);
        if (state == Load.State.COMPLETED && processed == 0) {
            // No connection with the source stood. Whatever was there before, is there still.
            return new Load(
                    suffix,
                    Load.State.FAILED,
                    0,
                    left,
                    "completed with nothing done: the source is no neighbour",
                    began(task));
        }
        if (state == Load.State.COMPLETED && left > DELETED_MEANWHILE + processed / 100) {
            // The source died. The part that came has the source's generation id and says Normal.
            return new Load(
                    suffix, Load.State.FAILED, processed, left, "ended with " + left + " entries left", began(task));
        }
        return new Load(
                suffix, state, processed, left, state == Load.State.RUNNING ? "" : lastWords(task), began(task));
    }

    /**
     * How many entries of the LDIF no import took. Each suffix's import reads the same LDIF and skips what belongs to another suffix; 0
     * as long as not all have ended.
     */
    static long entriesOfNoSuffix(Collection<Entry> imports) {
        long most = 0;
        long taken = 0;
        for (Entry task : imports) {
            Optional<Matcher> summary = summary(task);
            if (summary.isEmpty()) {
                return 0;
            }
            most = Math.max(most, Long.parseLong(summary.get().group("processed")));
            taken += Long.parseLong(summary.get().group("imported"))
                    + Long.parseLong(summary.get().group("rejected"));
        }
        return Math.max(0, most - taken);
    }

    /** An import tells what it did only in its messages. */
    private static Optional<Matcher> summary(Entry task) {
        return Values.all(task, "ds-task-log-message").stream()
                .map(IMPORTED::matcher)
                .filter(Matcher::find)
                .findFirst();
    }

    /** When the server began with a task; nothing before that, or if it says so in words that are not understood. */
    static Optional<Instant> began(Entry task) {
        return Values.optional(task, "ds-task-actual-start-time").flatMap(LoadReport::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, SERVER_TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String lastWords(Entry task) {
        List<String> messages = Values.all(task, "ds-task-log-message");
        if (messages.isEmpty()) {
            return "";
        }
        Matcher text = TEXT.matcher(messages.getLast());
        return text.find() ? text.group(1) : messages.getLast();
    }

    /** A task that the server has not begun yet counts as running: nothing has to be done but to wait. */
    static Load.State stateOf(Entry task) {
        return switch (Values.one(task, "ds-task-state")) {
            case "COMPLETED_SUCCESSFULLY" -> Load.State.COMPLETED;
            case "", "RUNNING", "UNSCHEDULED", "WAITING_ON_START_TIME", "WAITING_ON_DEPENDENCY" -> Load.State.RUNNING;
            default -> Load.State.FAILED;
        };
    }
}
