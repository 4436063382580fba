package io.dirigent.operator.plan;

/** Why nothing more is done just now, in the words of status, events and logs. */
public sealed interface Notice {

    /** A CamelCase word for conditions and events. */
    String reason();

    /** A sentence for a person. */
    String message();

    /** The same, without counts that move while something runs. */
    default Notice essence() {
        return this;
    }

    /**
     * It goes on by itself.
     *
     * @param what is waited for
     * @param progress how far it has come, or nothing
     */
    record Waiting(String reason, String what, String progress) implements Notice {

        @Override
        public String message() {
            return progress.isEmpty() ? what : what + ": " + progress;
        }

        @Override
        public Notice essence() {
            return new Waiting(reason, what, "");
        }
    }

    /** What was asked is not done, on purpose; the rest goes on. */
    record Refused(String reason, String message) implements Notice {}

    /** It does not go on before a person does something. */
    record Stalled(String reason, String message) implements Notice {}
}
