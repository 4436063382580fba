package io.dirigent.directory.launcher.mark;

/** Whether clients are to be served, and whether new ones are to be sent here; a reason in one line goes with each no. */
public sealed interface Verdict {

    /** For people: what is waited for. */
    String reason();

    /** Serves clients; {@code ready} tells whether the Service should send new ones. */
    record Open(boolean ready, String reason) implements Verdict {}

    /** Serves nobody; connections that are open are cut. */
    record Closed(String reason) implements Verdict {}
}
