package io.dirigent.operator.directory;

/** An established connection between the replication servers of two fake members. */
final class FakeConnection {

    final FakeServer a;
    final FakeServer b;

    /** The trap that was seen once: one side does not know the other's generation, and nothing flows until it is told, or the link is renewed. */
    private boolean isStuck;

    /** The trap: it stands, all looks well, and nothing is sent over it any more until it is renewed. */
    private boolean isSilent;

    private boolean isCaughtUp;

    FakeConnection(FakeServer a, FakeServer b, boolean isStuck) {
        this.a = a;
        this.b = b;
        this.isStuck = isStuck;
    }

    boolean joins(FakeServer one, FakeServer other) {
        return (a == one && b == other) || (a == other && b == one);
    }

    /** It is given what a member's data is, by the member itself. */
    void learnGenerationOf(FakeServer server) {
        isStuck &= server != b;
    }

    void fallSilent() {
        isSilent = true;
    }

    boolean isSilent() {
        return isSilent;
    }

    void flow() {
        if (isSilent) {
            return;
        }
        boolean everything = !isCaughtUp;
        for (String suffix : a.suffixes.keySet()) {
            FakeSuffix ofA = a.suffixes.get(suffix);
            FakeSuffix ofB = b.suffixes.get(suffix);
            if (isStuck || ofA.generationOfChangelog() != ofB.generationOfChangelog()) {
                everything = false;
                continue;
            }
            ofA.sendTo(ofB, !isCaughtUp || a.isForwarding, a.id.orElseThrow());
            ofB.sendTo(ofA, !isCaughtUp || b.isForwarding, b.id.orElseThrow());
        }
        isCaughtUp |= everything;
    }

    /** The generation that {@code at} believes the other side to have. */
    long generationSeenBy(FakeServer at, String suffix) {
        FakeServer other = at == a ? b : a;
        return isStuck && at == a ? -1 : other.suffixes.get(suffix).generationOfChangelog();
    }
}
