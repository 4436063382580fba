package io.dirigent.scenario;

/** A moment in an operator's life, known by the event that it sends at the end of the look in which it did this. */
public enum Moment {
    /** An id, or that there is data, is written down, and nothing was done with it yet. */
    LEDGER_WRITTEN("LedgerWritten"),
    /** A member has its id and no peer. */
    MEMBER_CONFIGURED("MemberConfigured"),
    /** The first data is being loaded. */
    SEED_LOAD_STARTED("SeedLoadStarted"),
    /** Two members were told of each other. */
    MEMBERS_LINKED("MembersLinked"),
    /** A total update runs. */
    LOAD_STARTED("LoadStarted"),
    /** A member's data is proven. */
    MEMBER_INITIALISED("MemberInitialised");

    private final String reason;

    Moment(String reason) {
        this.reason = reason;
    }

    boolean isSaidBy(String eventReason) {
        return reason.equals(eventReason);
    }
}
