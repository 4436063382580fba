package io.dirigent.operator.removal;

/** What comes of a certificate, held against a fresh look. */
public sealed interface Verdict {

    /** The member may go. */
    record Holds() implements Verdict {}

    /** Not now: somebody is out of sight, or behind. */
    record Waits(String why) implements Verdict {}

    /** It was not true, or is not any more: it must not be used. */
    record Contradicted(String why) implements Verdict {}
}
