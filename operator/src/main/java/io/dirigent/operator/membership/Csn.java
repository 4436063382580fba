package io.dirigent.operator.membership;

import java.time.Instant;

/**
 * A change number: when, where and as which change in a row a write was first accepted. Its text form is OpenDJ's: 16 hexadecimal digits
 * of milliseconds, 4 of the server id, 8 of the sequence number.
 *
 * @param time milliseconds since 1970
 * @param serverId the server that accepted the change
 * @param sequence the change's number among those of its server
 */
public record Csn(long time, ServerId serverId, long sequence) implements Comparable<Csn> {

    private static final int LENGTH = 28;

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static Csn parse(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("a CSN has " + LENGTH + " digits: " + text);
        }
        return new Csn(
                Long.parseLong(text.substring(0, 16), 16),
                new ServerId(Integer.parseInt(text.substring(16, 20), 16)),
                Long.parseLong(text.substring(20), 16));
    }

    public Instant at() {
        return Instant.ofEpochMilli(time);
    }

    @Override
    public int compareTo(Csn other) {
        int byTime = Long.compare(time, other.time);
        if (byTime != 0) {
            return byTime;
        }
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence != 0 ? bySequence : serverId.compareTo(other.serverId);
    }

    @Override
    public String toString() {
        return String.format("%016x%04x%08x", time, serverId.value(), sequence);
    }
}
