package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.directory.api.ldap.model.entry.DefaultModification;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.entry.Modification;
import org.apache.directory.api.ldap.model.entry.ModificationOperation;

/** A volume's mark as an entry of its server's configuration. */
final class MarkEntry {

    static final String DN = "cn=dirigent,cn=config";
    static final String OBJECT_CLASS = "dirigentMark";

    private static final String OWNER = "dirigent-owner";
    private static final String SUFFIX = "dirigent-suffix";
    private static final String VOLUME = "dirigent-volume-id";
    private static final String STATE = "dirigent-state";
    private static final String SINCE = "dirigent-since";
    private static final String SERVER_ID = "dirigent-server-id";
    private static final String SOURCE = "dirigent-source";
    private static final String INITIALISED = "dirigent-initialised";
    private static final String ENTRIES = "dirigent-entries";
    private static final String COMPARED = "dirigent-compared";
    private static final String RENEW = "dirigent-renew";
    private static final String SERIAL = "dirigent-serial";

    private MarkEntry() {}

    /** Reads a mark; one that cannot be understood is an {@link IllegalArgumentException}. */
    static Mark read(Entry entry) {
        try {
            return new Mark(
                    Values.one(entry, OWNER),
                    new HashSet<>(Values.all(entry, SUFFIX)),
                    new VolumeId(Values.one(entry, VOLUME)),
                    Mark.State.valueOf(Values.one(entry, STATE).toUpperCase(Locale.ROOT)),
                    Instant.parse(Values.one(entry, SINCE)),
                    Values.optional(entry, SERVER_ID).map(id -> new ServerId(Integer.parseInt(id))),
                    Values.optional(entry, SOURCE),
                    new Mark.Proof(
                            Values.optional(entry, INITIALISED).map(Instant::parse),
                            entries(Values.all(entry, ENTRIES)),
                            Values.optional(entry, COMPARED).map(Instant::parse)),
                    renewals(Values.all(entry, RENEW)),
                    Values.number(entry, SERIAL, 0));
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * What has to be written so that the entry says {@code mark}: only what differs, and neither what only the launcher may say (owner,
     * suffixes, volume) nor what this operator does not know.
     */
    static Modification[] changes(Entry entry, Mark mark) {
        Map<String, Collection<String>> wanted = new TreeMap<>();
        wanted.put(STATE, List.of(mark.state().name().toLowerCase(Locale.ROOT)));
        wanted.put(SINCE, List.of(mark.since().toString()));
        wanted.put(SERVER_ID, mark.serverId().map(ServerId::toString).stream().toList());
        wanted.put(SOURCE, mark.source().stream().toList());
        wanted.put(
                INITIALISED, mark.initialised().map(Instant::toString).stream().toList());
        wanted.put(
                ENTRIES,
                mark.entries().entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .toList());
        wanted.put(
                COMPARED,
                mark.proof().compared().map(Instant::toString).stream().toList());
        wanted.put(
                RENEW,
                mark.renewals().entrySet().stream()
                        .map(renewal -> renewal.getKey() + " " + renewal.getValue())
                        .toList());
        wanted.put(SERIAL, mark.serial() == 0 ? List.of() : List.of(Long.toString(mark.serial())));
        return wanted.entrySet().stream()
                .filter(attribute -> !new HashSet<>(Values.all(entry, attribute.getKey()))
                        .equals(new HashSet<>(attribute.getValue())))
                .map(attribute -> (Modification) new DefaultModification(
                        ModificationOperation.REPLACE_ATTRIBUTE,
                        attribute.getKey(),
                        attribute.getValue().toArray(String[]::new)))
                .toArray(Modification[]::new);
    }

    private static Map<String, Long> entries(List<String> values) {
        Map<String, Long> entries = new HashMap<>();
        for (String value : values) {
            String[] countAndSuffix = value.split(" ", 2);
            entries.put(countAndSuffix[1], Long.parseLong(countAndSuffix[0]));
        }
        return entries;
    }

    private static Map<Integer, Instant> renewals(List<String> values) {
        Map<Integer, Instant> renewals = new HashMap<>();
        for (String value : values) {
            String[] neighbourAndToken = value.split(" ", 2);
            renewals.put(Integer.parseInt(neighbourAndToken[0]), Instant.parse(neighbourAndToken[1]));
        }
        return renewals;
    }
}
