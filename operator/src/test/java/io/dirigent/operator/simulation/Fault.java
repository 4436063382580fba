package io.dirigent.operator.simulation;

/** What may befall a cluster, in words for a member, another one, and a number. */
enum Fault {
    NOTHING("nothing happens"),
    OPERATOR_DIES("the operator dies after %3$d calls"),
    MEMBER_CRASHES("%1$s crashes"),
    MEMBER_HANGS("%1$s hangs"),
    MEMBER_RESUMES("%1$s goes on"),
    VOLUME_LOST("%1$s loses its volume"),
    LINK_CUT("nothing passes between %1$s and %2$s"),
    LINK_HEALED("all passes between %1$s and %2$s"),
    LINK_STICKS("the next link sticks"),
    PODS_START("pods start"),
    CLIENT_WRITES("a client writes to %1$s, suffix %3$d"),
    SCALE_UP("one more member is wanted"),
    SPEC_EDITED("the pods' template changes"),
    LEDGER_DELETED("the ledger is deleted");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String inWords(Object who, Object other, int number) {
        return String.format(words, who, other, number);
    }
}
