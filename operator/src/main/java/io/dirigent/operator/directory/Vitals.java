package io.dirigent.operator.directory;

import java.util.Set;

/**
 * What a member's launcher tells of the process that runs, beyond what the server itself does.
 *
 * @param doors whether clients are served
 * @param storage how full the volume is
 * @param keys what the server was given last
 * @param isForwarding whether its replication server hands on what it got from another one
 */
public record Vitals(Doors doors, Storage storage, Keys keys, boolean isForwarding) {

    /**
     * The ports for clients.
     *
     * @param why why they are open or shut, in the launcher's words
     * @param clients open connections of clients; the operator's and those of replication are none
     */
    public record Doors(boolean areOpen, String why, int clients) {}

    /** Bytes on the volume: those that are free, and those that the changelog takes. */
    public record Storage(long free, long changelog) {}

    /**
     * Certificates in use, each as {@code <purpose> <value>}. A Secret that changed is in use only once it stands here.
     *
     * @param certificates serials of the server's own ones, in hexadecimal digits
     * @param authorities SHA-256 digests of those that are trusted
     */
    public record Keys(Set<String> certificates, Set<String> authorities) {

        public Keys {
            certificates = Set.copyOf(certificates);
            authorities = Set.copyOf(authorities);
        }
    }
}
