package io.dirigent.operator.act;

import io.dirigent.operator.membership.Ledger;

/** Where the ledger is written. */
public interface LedgerWriter {

    /**
     * Replaces the ledger that has this version; an empty version means that there is none yet.
     *
     * @throws LedgerConflict when it has another version by now
     */
    void write(Ledger ledger, String version) throws LedgerConflict;

    /** The version that the ledger has now; empty when there is none. */
    String version();

    /** Somebody else wrote the ledger since it was read; the next look starts from what they wrote. */
    final class LedgerConflict extends Exception {

        private static final long serialVersionUID = 1;

        public LedgerConflict(Throwable cause) {
            super("the ledger has changed since it was read", cause);
        }
    }
}
