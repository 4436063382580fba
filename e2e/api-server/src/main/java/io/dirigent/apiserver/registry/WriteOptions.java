package io.dirigent.apiserver.registry;

/**
 * How something is written.
 *
 * @param manager the field manager
 * @param isDryRun whether nothing is kept
 * @param isStrict whether unknown fields are refused
 * @param isForced whether an apply takes other managers' fields
 */
public record WriteOptions(String manager, boolean isDryRun, boolean isStrict, boolean isForced) {
    /** How the server's own parts write. */
    public static WriteOptions by(String manager) {
        return new WriteOptions(manager, false, false, false);
    }
}
