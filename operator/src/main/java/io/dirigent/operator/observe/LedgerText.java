package io.dirigent.operator.observe;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Attempt;
import io.dirigent.operator.membership.Ledger.Entry;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Ledger.Retired;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.membership.Words;
import io.dirigent.operator.membership.Words.Answer;
import io.dirigent.operator.membership.Words.Trusted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The ledger as the data of a ConfigMap, a line for each thing that it says. What cannot be understood is an {@link IllegalArgumentException}, an
 * {@link IndexOutOfBoundsException} or a {@link java.time.DateTimeException}.
 */
record LedgerText(String cluster) {

    private static final String FORMAT = "format";
    private static final String SERIAL = "serial";
    private static final String HIGH_WATER = "high-water";
    private static final String BOOTSTRAPPED = "bootstrapped";
    private static final String RETIRED = "retired";
    private static final String ANSWERED = "words-answered";
    private static final String WORDS = "words";
    private static final Set<String> KEYS = Set.of(FORMAT, SERIAL, HIGH_WATER, BOOTSTRAPPED, RETIRED, ANSWERED, WORDS);
    private static final String NOTHING = "-";

    /** Where a line of an entry, or of retired data, has the certificate, if it has one. */
    private static final int CERTIFIED = 5;

    private static final int RETIRED_CERTIFIED = 4;

    /** The ledger in this data; of the first format, too. */
    Ledger parse(Map<String, String> data) {
        int format = Integer.parseInt(data.getOrDefault(FORMAT, "1"));
        if (format > Ledger.FORMAT) {
            throw new IllegalArgumentException("it has format " + format + ", and this operator knows " + Ledger.FORMAT
                    + " at most: use a later operator");
        }
        SortedMap<Member, Entry> entries = new TreeMap<>();
        data.forEach((key, value) -> {
            if (isMember(key)) {
                entries.put(member(key), entry(format, value));
            }
        });
        return new Ledger(
                format,
                Long.parseLong(data.getOrDefault(SERIAL, "0")),
                Integer.parseInt(data.getOrDefault(HIGH_WATER, "")),
                "true".equals(data.get(BOOTSTRAPPED)),
                entries,
                data.getOrDefault(RETIRED, "").lines().map(this::retired).toList(),
                new Words(
                        Integer.parseInt(data.getOrDefault(ANSWERED, "0")),
                        data.getOrDefault(WORDS, "")
                                .lines()
                                .map(LedgerText::answer)
                                .toList()));
    }

    private boolean isMember(String key) {
        return key.startsWith(cluster + "-") && !KEYS.contains(key);
    }

    private Member member(String name) {
        if (!name.startsWith(cluster + "-")) {
            throw new IllegalArgumentException(name + " is no member of " + cluster);
        }
        return new Member(cluster, Integer.parseInt(name.substring(cluster.length() + 1)));
    }

    private static Entry entry(int format, String value) {
        String[] words = value.split(" ", -1);
        Phase phase = format == 1 ? Phase.SERVING : Phase.valueOf(words[2].toUpperCase(Locale.ROOT));
        return new Entry(new VolumeId(words[0]), id(words[1]), phase, attempt(words), certificate(words, CERTIFIED));
    }

    private static Optional<String> certificate(String[] words, int place) {
        return words.length <= place || words[place].equals(NOTHING) ? Optional.empty() : Optional.of(words[place]);
    }

    /** Said only of members that join. */
    private static Attempt attempt(String[] words) {
        return words.length < CERTIFIED
                ? Attempt.NONE
                : new Attempt(Integer.parseInt(words[3]), Instant.parse(words[4]));
    }

    private static ServerId id(String text) {
        return new ServerId(Integer.parseInt(text));
    }

    private Retired retired(String line) {
        String[] words = line.split(" ", -1);
        return new Retired(
                member(words[0]),
                new VolumeId(words[1]),
                id(words[2]),
                Instant.parse(words[3]),
                certificate(words, RETIRED_CERTIFIED));
    }

    private static Answer answer(String line) {
        String[] words = line.split(" ", -1);
        return new Answer(
                words[0],
                Instant.parse(words[1]),
                words[2].equals(NOTHING)
                        ? Optional.empty()
                        : Optional.of(new Trusted(new VolumeId(words[2]), id(words[3]))));
    }

    /** The data that says it, with what is not understood beside it. */
    Map<String, String> of(Ledger ledger, Map<String, String> unknown) {
        Map<String, String> data = new TreeMap<>(unknown);
        data.put(FORMAT, Integer.toString(ledger.format()));
        data.put(SERIAL, Long.toString(ledger.serial()));
        data.put(HIGH_WATER, Integer.toString(ledger.highWater()));
        data.put(BOOTSTRAPPED, Boolean.toString(ledger.bootstrapped()));
        ledger.entries()
                .forEach((member, entry) -> data.put(
                        member.name(),
                        entry.volume() + " " + entry.serverId() + " "
                                + entry.phase().name().toLowerCase(Locale.ROOT) + said(entry)));
        List<String> retired = new ArrayList<>();
        ledger.retired()
                .forEach(record -> retired.add(record.member() + " " + record.volume() + " " + record.serverId() + " "
                        + record.since()
                        + record.certificate().map(digest -> " " + digest).orElse("")));
        put(data, RETIRED, retired);
        data.put(ANSWERED, Integer.toString(ledger.words().answered()));
        put(data, WORDS, ledger.words().last().stream().map(LedgerText::line).toList());
        return data;
    }

    private static String said(Entry entry) {
        Attempt attempt = entry.attempt();
        String certificate = entry.certificate().map(digest -> " " + digest).orElse("");
        return attempt.equals(Attempt.NONE) && certificate.isEmpty()
                ? ""
                : " " + attempt.number() + " " + attempt.since() + certificate;
    }

    private static void put(Map<String, String> data, String key, List<String> lines) {
        if (!lines.isEmpty()) {
            data.put(key, String.join("\n", lines));
        }
    }

    private static String line(Answer answer) {
        return answer.word() + " " + answer.at() + " "
                + answer.trusted()
                        .map(trusted -> trusted.volume() + " " + trusted.serverId())
                        .orElse(NOTHING + " " + NOTHING);
    }

    /** What of this data a ledger does not say. */
    Map<String, String> unknownTo(Map<String, String> data) {
        return data.entrySet().stream()
                .filter(entry -> !KEYS.contains(entry.getKey()) && !isMember(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
