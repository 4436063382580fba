package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.plan.Draft.Rank;
import io.dirigent.operator.plan.Standing.Known;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Graph;
import io.dirigent.operator.topology.Link;
import io.dirigent.operator.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One difference for all links: what the topology wants between suppliers, and what their configurations name. What is missing is added at once; what is
 * too much goes one at a time, and only when nobody depends on it.
 */
final class Links {

    private final Situation situation;
    private final Set<Link> established;
    private final SortedSet<Link> wanted;
    private final Draft draft;

    private Links(Situation situation, Draft draft) {
        this.situation = situation;
        this.established = situation.view().established();
        // By the ledger: one that is merely out of sight keeps its place in the ring; without it the others would close
        // ranks.
        this.wanted = situation.wanted();
        this.draft = draft;
    }

    static void plan(Situation situation, Draft draft) {
        Links links = new Links(situation, draft);
        links.explain();
        List<Levelling.Connected> connected = links.add();
        Levelling.plan(situation, connected, draft);
        links.unlink();
    }

    private void explain() {
        if (situation.lacksForwarding()) {
            draft.stalled(
                    "RingNeedsForwarding",
                    situation.silentSuppliers() + " run an image that does not hand on changes, and a Ring of "
                            + situation.suppliers().size()
                            + " depends on that: until they do, each member is linked with each; set spec.image to one that hands on changes, or topology.type to FullMesh");
        }
    }

    /** Those that stand; all others are mended. */
    private List<Levelling.Connected> add() {
        SortedMap<Member, Known> linked = situation.linked();
        List<Levelling.Connected> connected = new ArrayList<>();
        for (Link link : toAdd()) {
            Known a = linked.get(link.a());
            Known b = linked.get(link.b());
            if (a == null || b == null) {
                continue;
            }
            if (established.contains(link)) {
                connected.add(new Levelling.Connected(link, a, b));
            } else {
                mend(link, a, b);
            }
        }
        return connected;
    }

    /** Whoever comes back, or still has to hand on what it has, is linked as a supplier would be. */
    private SortedSet<Link> toAdd() {
        Topology topology =
                situation.lacksForwarding() ? new FullMesh() : situation.wish().topology();
        SortedSet<Link> links = topology.links(situation.suppliers());
        situation.ledger().entries().forEach((member, entry) -> {
            if (entry.phase() == Phase.RETURNING
                    || (entry.phase() == Phase.LEAVING && entry.certificate().isEmpty())) {
                links.addAll(topology.links(situation.suppliersAnd(member)));
            }
        });
        return links;
    }

    private void mend(Link link, Known a, Known b) {
        if (a.seen().replication().isEmpty() || b.seen().replication().isEmpty()) {
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

    private void unlink() {
        boolean isSafe = established.containsAll(wanted)
                && situation.suppliers().stream()
                        .allMatch(supplier -> situation.view().seen(supplier).isPresent());
        if (!isSafe) {
            return;
        }
        configured().stream()
                .filter(link -> !wanted.contains(link) && isFree(link) && leavesAllTogether(link))
                .findFirst()
                .ifPresent(link -> draft.candidate(Rank.TOPOLOGY, new Step.Unlink(link, ends(link))));
    }

    /** The links that either end names. */
    private SortedSet<Link> configured() {
        SortedSet<Link> links = new TreeSet<>();
        for (Member member : situation.standings().keySet()) {
            situation.view().seen(member).flatMap(seen -> seen.replication()).ifPresent(replication -> replication
                    .peers()
                    .forEach(peer -> links.add(new Link(member, peer))));
        }
        return links;
    }

    private boolean leavesAllTogether(Link link) {
        return new Graph(situation.suppliers(), established).without(link).isConnected();
    }

    /** Somebody who may go has it, or two suppliers that have others; one that joins or comes back keeps all but those with whoever goes. */
    private boolean isFree(Link link) {
        return (isGoing(link.a()) && isFreeOf(link.b()))
                || (isGoing(link.b()) && isFreeOf(link.a()))
                || (isServed(link.a()) && isServed(link.b()) && isAnotherWay(link));
    }

    /** What went over it between two suppliers comes to both another way; and nobody is being loaded, which needs quiet. */
    private boolean isAnotherWay(Link link) {
        return situation.loading().isEmpty()
                && (situation.silentSuppliers().isEmpty()
                        || new Graph(situation.suppliers(), established)
                                .without(link)
                                .isComplete());
    }

    private boolean isGoing(Member end) {
        return situation.ledger().entries().containsKey(end) ? Removal.mayGo(situation, end) : situation.isTooMany(end);
    }

    private boolean isFreeOf(Member other) {
        return !situation.isSupplier(other) || isServed(other);
    }

    /** A supplier that keeps another link. */
    private boolean isServed(Member end) {
        return situation.isSupplier(end) && wanted.stream().anyMatch(link -> link.touches(end));
    }

    private Set<Volume> ends(Link link) {
        Set<Volume> ends = new HashSet<>();
        for (Member member : List.of(link.a(), link.b())) {
            situation
                    .view()
                    .seen(member)
                    .filter(seen -> seen.names(link.across(member)))
                    .ifPresent(seen -> ends.add(new Volume(member, seen.mark().volume())));
        }
        return ends;
    }
}
