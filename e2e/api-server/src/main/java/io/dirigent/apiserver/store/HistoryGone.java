package io.dirigent.apiserver.store;

/** The wanted revision is older than the history that is kept. */
public final class HistoryGone extends Exception {
    private static final long serialVersionUID = 1;

    HistoryGone(long wanted, long oldest) {
        super("too old resource version: " + wanted + " (" + oldest + ")");
    }
}
