package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation.Replication;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long a member may have been out of sync and still find every change that it lacks in the changelogs of the others. */
public final class Retention {

    private Retention() {}

    /**
     * What members' launchers are to be told. It falls at once, and rises only when every supplier was seen to keep its changes for so long.
     *
     * @param told what they were told last; empty before the first time
     */
    public static Duration inSyncLimit(Wish wish, ClusterView view, Optional<Duration> told) {
        Duration wanted = limit(wish.purgeDelay());
        return told.filter(last -> last.compareTo(wanted) < 0 && !isKept(wish.purgeDelay(), view))
                .orElse(wanted);
    }

    /** The tenth that is left is for comparing a member before what it lacks is purged. */
    private static Duration limit(Duration purgeDelay) {
        return purgeDelay.multipliedBy(9).dividedBy(10);
    }

    private static boolean isKept(Duration purgeDelay, ClusterView view) {
        Optional<Ledger> ledger = view.ledger();
        return ledger.isPresent()
                && ledger.get().entries().entrySet().stream()
                        .filter(entry -> entry.getValue().phase() != Phase.JOINING)
                        .map(Map.Entry::getKey)
                        .allMatch(supplier -> view.seen(supplier)
                                .flatMap(seen -> seen.replication())
                                .map(Replication::purgeDelay)
                                .filter(kept -> kept.compareTo(purgeDelay) >= 0)
                                .isPresent());
    }
}
