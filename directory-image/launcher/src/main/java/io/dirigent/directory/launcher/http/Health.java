package io.dirigent.directory.launcher.http;

/** What the probes are answered with; asked from the threads that serve them. */
public interface Health {

    /** A yes or no, and why in one line. */
    record Answer(boolean yes, String reason) {}

    Answer started();

    Answer alive();

    Answer ready();

    /** Prometheus text format, version 0.0.4. */
    String metrics();
}
