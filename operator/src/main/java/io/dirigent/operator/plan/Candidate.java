package io.dirigent.operator.plan;

/**
 * A destructive step that could be done now. One is chosen at last, by its rank; the others wait for their turn.
 *
 * @param rank what it is for
 */
record Candidate(Rank rank, Step step) {

    /** What comes first when several could be done. */
    enum Rank {
        /** Data for a member that has none, and what ends a load that does not come to its end. */
        LOAD,
        /** The removal of a member. */
        REMOVAL,
        /** Links that the topology does not want any more. */
        TOPOLOGY,
        /** Pods from the present template. */
        ROLLOUT
    }
}
