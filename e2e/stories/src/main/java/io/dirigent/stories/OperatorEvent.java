package io.dirigent.stories;

import io.fabric8.kubernetes.api.model.Event;

/** A moment in an operator's life, known by the event that it sends at the end of the look in which it did this. */
public enum OperatorEvent {
    /** Ids are written down, and nothing was done with them yet. */
    IDS_GIVEN("LedgerWritten", "new ids"),
    /** It is written down that there is data. */
    BOOTSTRAP_RECORDED("LedgerWritten", "first data is proven"),
    /** A member has its id and no peer. */
    MEMBER_CONFIGURED("MemberConfigured"),
    /** The first data is being loaded. */
    SEED_LOAD_STARTED("SeedLoadStarted"),
    /** Two members were told of each other. */
    MEMBERS_LINKED("MembersLinked"),
    /** A total update runs. */
    LOAD_STARTED("LoadStarted"),
    /** A member's data is proven. */
    MEMBER_INITIALISED("MemberInitialised"),
    /** A member on its way out takes no clients any more. */
    MEMBER_FROZEN("MemberFrozen"),
    /** The first link of a member on its way out was taken away. */
    MEMBERS_UNLINKED("MembersUnlinked"),
    /** A member's pod was deleted, so that the next one has the present template. */
    MEMBER_RESTARTED("MemberRestarted");

    private final String reason;
    private final String words;

    OperatorEvent(String reason) {
        this(reason, "");
    }

    OperatorEvent(String reason, String words) {
        this.reason = reason;
        this.words = words;
    }

    boolean isToldBy(Event event) {
        return reason.equals(event.getReason()) && event.getMessage().contains(words);
    }
}
