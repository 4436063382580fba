package io.dirigent.operator.removal;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Entry;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.removal.Certificate.Kind;
import io.dirigent.operator.topology.Link;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds a certificate against a fresh look. It is written apart from all that plans, and believes none of it: whether a member may go is decided
 * here a second time.
 *
 * @param ledger who is a supplier, and which volume and id each has
 * @param seen what the members that were seen showed
 * @param established the links over which changes flow both ways
 */
public record Examination(Ledger ledger, Map<Member, Observation> seen, Set<Link> established) {

    public Verdict of(Certificate certificate) {
        Optional<String> lie = contradiction(certificate);
        if (lie.isPresent()) {
            return new Verdict.Contradicted(lie.get());
        }
        return obstacle(certificate).<Verdict>map(Verdict.Waits::new).orElseGet(Verdict.Holds::new);
    }

    private Optional<String> contradiction(Certificate certificate) {
        Member leaver = certificate.leaver();
        Entry entry = ledger.entries().get(leaver);
        if (entry == null
                || !entry.volume().equals(certificate.volume())
                || !entry.serverId().equals(certificate.serverId())) {
            return Optional.of("the ledger gives " + leaver + " another volume or another id");
        }
        Phase phase = certificate.kind() == Kind.SERVED ? Phase.LEAVING : Phase.JOINING;
        if (entry.phase() != phase) {
            return Optional.of("in the ledger " + leaver + " is not " + phase);
        }
        if (suppliers().values().stream().anyMatch(other -> other.serverId().equals(certificate.serverId()))) {
            return Optional.of("a supplier has the id of " + leaver);
        }
        if (suppliers().isEmpty()) {
            return Optional.of("nobody is left");
        }
        return leaver(certificate)
                .filter(now -> Holding.of(now).isBeyond(certificate.held(), certificate.serverId()))
                .map(now -> leaver + " took writes that it does not know of");
    }

    private SortedMap<Member, Entry> suppliers() {
        SortedMap<Member, Entry> suppliers = new TreeMap<>(ledger.entries());
        suppliers.values().removeIf(entry -> entry.phase() != Phase.SERVING);
        return suppliers;
    }

    /** The leaver as it is now, if it was seen, on the volume that is meant. */
    private Optional<Observation> leaver(Certificate certificate) {
        return Optional.ofNullable(seen.get(certificate.leaver()))
                .filter(now -> now.mark().volume().equals(certificate.volume()));
    }

    private Optional<String> obstacle(Certificate certificate) {
        if (certificate.kind() == Kind.SERVED
                && leaver(certificate)
                        .filter(now -> now.vitals().doors().areOpen())
                        .isPresent()) {
            return Optional.of(certificate.leaver() + " takes clients");
        }
        for (Map.Entry<Member, Entry> supplier : suppliers().entrySet()) {
            Optional<String> obstacle = obstacle(certificate, supplier.getKey(), supplier.getValue());
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        Set<Member> apart = new HashSet<>(suppliers().keySet());
        apart.removeAll(together());
        return apart.isEmpty()
                ? Optional.empty()
                : Optional.of("no established links lead to "
                        + apart.stream().sorted().map(Member::name).collect(Collectors.joining(", ")));
    }

    private Optional<String> obstacle(Certificate certificate, Member supplier, Entry entry) {
        Observation now = seen.get(supplier);
        if (now == null) {
            return Optional.of(supplier + " cannot be seen");
        }
        if (now.mark().state() != Mark.State.INITIALISED
                || !now.mark().volume().equals(entry.volume())
                || !now.mark().serverId().equals(Optional.of(entry.serverId()))) {
            return Optional.of(supplier + " is not initialised");
        }
        return Holding.of(now).covers(certificate.held())
                ? Optional.empty()
                : Optional.of(supplier + " lacks " + Holding.of(now).countMissingOf(certificate.held()) + " changes of "
                        + certificate.leaver());
    }

    /** Whom established links among suppliers connect with the first of them. */
    private Set<Member> together() {
        Set<Member> suppliers = suppliers().keySet();
        List<Link> among = established.stream()
                .filter(link -> suppliers.contains(link.a()) && suppliers.contains(link.b()))
                .toList();
        Set<Member> together = new HashSet<>();
        Deque<Member> next = new ArrayDeque<>(List.of(suppliers().firstKey()));
        while (!next.isEmpty()) {
            Member member = next.pop();
            if (together.add(member)) {
                among.stream()
                        .filter(link -> link.touches(member))
                        .map(link -> link.across(member))
                        .forEach(next::push);
            }
        }
        return together;
    }
}
