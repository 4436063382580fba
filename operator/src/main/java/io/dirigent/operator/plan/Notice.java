package io.dirigent.operator.plan;

/** Why nothing more is done just now, in the words of status, events and logs. */
public sealed interface Notice {

    /** A CamelCase word for conditions and events. */
    String reason();

    /** A sentence for a person. */
    String message();

    /** It goes on by itself. */
    record Waiting(String reason, String message) implements Notice {}

    /** What was asked is not done, on purpose; the rest goes on. */
    record Refused(String reason, String message) implements Notice {}

    /** It does not go on before a person does something. */
    record Stalled(String reason, String message) implements Notice {}
}
