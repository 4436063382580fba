package io.dirigent.apiserver.failure;

/** One thing that is wrong with one field. */
public record Cause(String reason, String message, String field) {
    /** How Kubernetes names the whole object. */
    public static final String ROOT = "<nil>";

    /** How Kubernetes joins field and message in the text of a refusal. */
    public String text() {
        return field.isEmpty() ? message : field + ": " + message;
    }

    /** A cause of reason {@code FieldValueInvalid}. */
    public static Cause invalid(String field, String message) {
        return new Cause("FieldValueInvalid", message, field);
    }

    /** A cause of reason {@code FieldValueForbidden}. */
    public static Cause forbidden(String field, String message) {
        return new Cause("FieldValueForbidden", "Forbidden: " + message, field);
    }

    /** A cause of reason {@code FieldValueRequired}. */
    public static Cause required(String field, String message) {
        return new Cause(
                "FieldValueRequired", message.isEmpty() ? "Required value" : "Required value: " + message, field);
    }
}
