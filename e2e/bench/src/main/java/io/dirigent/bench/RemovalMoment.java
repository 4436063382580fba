package io.dirigent.bench;

import io.fabric8.kubernetes.api.model.Event;

/** The moments of a removal in their order, each known by the event that tells of it. */
enum RemovalMoment {
    LEAVES("leaves", "LedgerWritten", " leaves"),
    FROZEN("frozen", "MemberFrozen", ""),
    CERTIFIED("certified", "RemovalCertified", ""),
    UNLINKED("first unlinked", "MembersUnlinked", ""),
    RETIRED("retired in the ledger", "LedgerWritten", " has left"),
    SHRUNK("shrunk", "ClusterShrunk", "");

    private final String title;
    private final String reason;
    private final String words;

    RemovalMoment(String title, String reason, String words) {
        this.title = title;
        this.reason = reason;
        this.words = words;
    }

    boolean isToldBy(Event event) {
        return reason.equals(event.getReason()) && event.getMessage().contains(words);
    }

    @Override
    public String toString() {
        return title;
    }
}
