package io.dirigent.operator.simulation;

/** What may befall a cluster, in words for a member, another one, and a number. */
enum Fault {
    NOTHING("nothing happens"),
    OPERATOR_DIES("the operator dies after %3$d calls"),
    MEMBER_CRASHES("%1$s crashes"),
    MEMBER_HANGS("%1$s hangs"),
    MEMBER_RESUMES("%1$s goes on"),
    PROBES_MISSED("%1$s misses its probes"),
    PROBES_ANSWERED("%1$s answers its probes"),
    VOLUME_LOST("%1$s loses its volume"),
    LINK_CUT("nothing passes between %1$s and %2$s"),
    LINK_HEALED("all passes between %1$s and %2$s"),
    LINK_STICKS("the next link sticks"),
    LINK_FALLS_SILENT("nothing is sent between %1$s and %2$s any more, though they are connected"),
    PODS_START("pods start"),
    CLIENT_WRITES("a client writes to %1$s, suffix %3$d"),
    SCALE_UP("one more member is wanted"),
    SCALE_DOWN("one member less is wanted"),
    SCALE_DOWN_MORE("two members less are wanted"),
    CLIENT_STAYS("a client of %1$s stays connected"),
    TOPOLOGY_EDITED("the other topology is wanted"),
    SPEC_EDITED("the pods' template changes"),
    SPEC_EDITED_TO_STOCK("the pods' template changes to an image that does not hand on changes"),
    SPEC_EDITED_BADLY("the pods' template changes to what no node has room for"),
    PURGE_DELAY_EDITED("changes are to be kept for another time"),
    GENERATION_ADOPTED("the replication server of %1$s, if it has no change, takes the generation of the empty"),
    DISK_FULL("%1$s, if it is empty, has no room left"),
    DISK_FREED("%1$s has room again"),
    LOAD_FAILS("the next load ends in the middle"),
    LOAD_LEAVES("the next loads leave %3$d entries, which clients delete"),
    SENDS_FOR_EVER("%1$s waits for ever for a member that it loaded"),
    WORD_RIGHT("a person answers what is asked, the way that is offered as number %3$d"),
    WORD_STALE("a person puts an earlier word back"),
    WORD_WRONG("a person says to trust %1$s, unasked"),
    LEDGER_DELETED("the ledger is deleted"),
    LEDGER_OLDER("the ledger is put back as it was %3$d writes ago"),
    LEDGER_EXCHANGED("the ledger's volumes of %1$s and %2$s are exchanged");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String inWords(Object who, Object other, int number) {
        return String.format(words, who, other, number);
    }
}
