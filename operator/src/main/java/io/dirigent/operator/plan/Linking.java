package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Levelling.Connected;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Unseen;
import io.dirigent.operator.topology.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Adds the links that the topology wants between members with proven data, and has them carry what they should. It only ever adds. */
final class Linking {

    private Linking() {}

    static void plan(
            Wish wish, ClusterView view, SortedMap<Member, Standing> standings, Ledger ledger, Planner.Round round) {
        // A member that is merely out of sight keeps its place in the ring; without it the others would close ranks.
        TreeSet<Member> suppliers = standings.entrySet().stream()
                .filter(entry -> entry.getValue().wasProven()
                        || (entry.getValue() instanceof Unseen
                                && ledger.entries().containsKey(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Connected> connected = new ArrayList<>();
        for (Link link : wish.topology().links(suppliers)) {
            if (standings.get(link.a()) instanceof Initialised a
                    && standings.get(link.b()) instanceof Initialised b
                    && stands(view, link, a, b, round)) {
                connected.add(new Connected(link, a, b));
            }
        }
        Levelling.plan(view, connected, Standing.idsOf(standings.values()), round);
    }

    /** True if the link is there and changes flow over it; else what it needs is planned. */
    private static boolean stands(ClusterView view, Link link, Initialised a, Initialised b, Planner.Round round) {
        if (a.seen().replication().isEmpty() || b.seen().replication().isEmpty()) {
            return false;
        }
        if (!isLinked(a.seen(), link.b()) || !isLinked(b.seen(), link.a())) {
            round.step(new Step.AddLink(link));
        } else if (!a.seen().isConnectedWith(b.id()) || !b.seen().isConnectedWith(a.id())) {
            round.waiting("ConnectingMembers", "the link " + link + " is being established");
        } else if (Renewal.isNeeded(a.seen(), a.id(), b.seen(), b.id())) {
            Renewal.plan(view, link.a(), a, b.id(), round);
        } else {
            return true;
        }
        return false;
    }

    /** True if {@code at} names {@code peer} in its configuration. */
    static boolean isLinked(Observation at, Member peer) {
        return at.replication()
                .filter(replication -> replication.peers().contains(peer))
                .isPresent();
    }
}
