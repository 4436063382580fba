package io.dirigent.operator.removal;

import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import io.dirigent.operator.membership.VolumeId;
import io.dirigent.operator.topology.Link;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That a member may go: what it held when it could not take any more writes, and who held all of that then. It is text that a person can
 * read, and its digest stands in the ledger.
 *
 * @param leaver who goes
 * @param volume its volume
 * @param serverId its id, which is never given again
 * @param kind why nothing is lost
 * @param at when it was made
 * @param held what the leaver held; nothing for one that never served
 * @param survivors who holds it from now on; a record of that moment
 * @param established the links among them over which changes flowed both ways
 * @param topology which links were wanted
 */
public record Certificate(
        Member leaver,
        VolumeId volume,
        ServerId serverId,
        Kind kind,
        Instant at,
        Holding held,
        SortedMap<Member, Survivor> survivors,
        SortedSet<Link> established,
        String topology) {

    /** Why nothing is lost. */
    public enum Kind {
        /** It served clients, and all others have what it acknowledged. */
        SERVED,
        /** No client ever wrote to it. */
        NEVER_SERVED;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A member that stays. */
    public record Survivor(ServerId serverId, VolumeId volume, Holding held) {}

    private static final int DIGITS = 32;

    public Certificate {
        survivors = Collections.unmodifiableSortedMap(new TreeMap<>(survivors));
        established = Collections.unmodifiableSortedSet(new TreeSet<>(established));
    }

    /** What it is known by: another text has another one. */
    public String digest() {
        String text = text().entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue())
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** All that it says, a key for each thing. */
    public SortedMap<String, String> text() {
        SortedMap<String, String> text = new TreeMap<>();
        text.put("leaver", leaver.name());
        text.put("volume", volume.value());
        text.put("server-id", serverId.toString());
        text.put("kind", kind.words());
        text.put("at", at.toString());
        text.put("topology", topology);
        text.put("held", print(held));
        text.put("established", established.stream().map(Link::toString).collect(Collectors.joining("\n")));
        survivors.forEach((member, survivor) -> text.put(
                "survivor-" + member.ordinal(),
                member.name() + " " + survivor.serverId() + " " + survivor.volume() + "\n" + print(survivor.held())));
        return text;
    }

    private static String print(Holding held) {
        return held.lines()
                .map(suffix -> suffix.getKey() + ": "
                        + suffix.getValue().newest().values().stream()
                                .map(Csn::toString)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** Reads what {@link #text} wrote; what makes no sense is an {@link IllegalArgumentException} or an {@link IndexOutOfBoundsException}. */
    public static Certificate parse(String cluster, Map<String, String> text) {
        SortedMap<Member, Survivor> survivors = new TreeMap<>();
        text.forEach((key, value) -> {
            if (key.startsWith("survivor-")) {
                String[] words = value.lines().findFirst().orElse("").split(" ", -1);
                survivors.put(
                        member(cluster, words[0]),
                        new Survivor(
                                id(words[1]),
                                new VolumeId(words[2]),
                                holding(value.lines().skip(1))));
            }
        });
        return new Certificate(
                member(cluster, one(text, "leaver")),
                new VolumeId(one(text, "volume")),
                id(one(text, "server-id")),
                kind(one(text, "kind")),
                Instant.parse(one(text, "at")),
                holding(one(text, "held").lines()),
                survivors,
                one(text, "established")
                        .lines()
                        .map(line -> link(cluster, line))
                        .collect(Collectors.toCollection(TreeSet::new)),
                one(text, "topology"));
    }

    private static String one(Map<String, String> text, String key) {
        String value = text.get(key);
        if (value == null) {
            throw new IllegalArgumentException("it does not say " + key);
        }
        return value;
    }

    private static Kind kind(String words) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of certificate: " + words));
    }

    private static Member member(String cluster, String name) {
        if (!name.startsWith(cluster + "-")) {
            throw new IllegalArgumentException(name + " is no member of " + cluster);
        }
        return new Member(cluster, Integer.parseInt(name.substring(cluster.length() + 1)));
    }

    private static ServerId id(String text) {
        return new ServerId(Integer.parseInt(text));
    }

    private static Link link(String cluster, String line) {
        String[] ends = line.split(" - ", -1);
        return new Link(member(cluster, ends[0]), member(cluster, ends[1]));
    }

    private static Holding holding(Stream<String> lines) {
        SortedMap<String, StateVector> vectors = new TreeMap<>();
        lines.forEach(line -> {
            int colon = line.lastIndexOf(": ");
            List<Csn> changes = Arrays.stream(line.substring(colon + 2).split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .map(Csn::parse)
                    .toList();
            vectors.put(line.substring(0, colon), StateVector.of(changes));
        });
        return new Holding(vectors);
    }
}
