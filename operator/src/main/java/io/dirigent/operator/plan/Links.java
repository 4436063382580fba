package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.topology.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Adds the links that the topology wants between suppliers, and has them carry what they should. It only ever adds. */
final class Links {

    private Links() {}

    static void plan(Situation situation, Draft draft) {
        // By the ledger: one that is merely out of sight keeps its place in the ring; without it the others would close
        // ranks.
        TreeSet<Member> suppliers = situation.ledger().entries().keySet().stream()
                .filter(situation::isSupplier)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Link> established = situation.view().established();
        List<Levelling.Connected> connected = new ArrayList<>();
        for (Link link : situation.wish().topology().links(suppliers)) {
            if (situation.standings().get(link.a()) instanceof Initialised a
                    && situation.standings().get(link.b()) instanceof Initialised b
                    && established.contains(link)) {
                connected.add(new Levelling.Connected(link, a, b));
            } else {
                mend(situation, link, draft);
            }
        }
        Levelling.plan(situation, connected, draft);
    }

    private static void mend(Situation situation, Link link, Draft draft) {
        if (!(situation.standings().get(link.a()) instanceof Initialised a)
                || !(situation.standings().get(link.b()) instanceof Initialised b)
                || a.seen().replication().isEmpty()
                || b.seen().replication().isEmpty()) {
            return;
        }
        if (!a.seen().names(link.b()) || !b.seen().names(link.a())) {
            draft.step(new Step.AddLink(a.volumeOf(link.a()), b.volumeOf(link.b())));
        } else if (!a.seen().isConnectedWith(b.id()) || !b.seen().isConnectedWith(a.id())) {
            draft.waiting("ConnectingMembers", "the link " + link + " is being established");
        } else if (Renewal.isNeeded(a, b)) {
            Renewal.plan(situation, new Renewal.End(link.a(), a), new Renewal.End(link.b(), b), draft);
        }
    }
}
