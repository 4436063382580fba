package io.dirigent.operator.topology;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;

/** Directed: the supplier feeds the consumer. */
public record Agreement(Member supplier, Member consumer) {

    /**
     * The agreement's replication id, unique at the consumer and stable: it follows from the supplier's server id, so that nothing has to
     * be stored.
     *
     * @param firstRid the replication id of the supplier that has the id {@code base}
     * @param base the first server id that the cluster gives
     */
    public static int rid(ServerId supplier, int firstRid, int base) {
        return firstRid + supplier.value() - base;
    }
}
