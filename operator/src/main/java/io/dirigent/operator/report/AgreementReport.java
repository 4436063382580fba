package io.dirigent.operator.report;

import io.dirigent.api.AgreementStatus;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Neighbour;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.topology.Agreement;
import io.dirigent.operator.topology.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The status of each agreement: as the topology wants it, and as the consumer's server has it. */
final class AgreementReport {

    static final String ESTABLISHED = "Established";
    private static final String CONFIGURED = "Configured";
    private static final String BROKEN = "Broken";
    private static final String MISSING = "Missing";
    private static final String UNKNOWN = "Unknown";

    private final Wish wish;
    private final ClusterView view;
    private final Ledger ledger;
    private final int firstRid;
    private final String memberDomain;
    private final Set<Link> established;

    AgreementReport(Wish wish, ClusterView view, Ledger ledger, int firstRid, String memberDomain) {
        this.wish = wish;
        this.view = view;
        this.ledger = ledger;
        this.firstRid = firstRid;
        this.memberDomain = memberDomain;
        this.established = view.established();
    }

    List<AgreementStatus> all(SortedSet<Member> members) {
        List<AgreementStatus> agreements = new ArrayList<>();
        for (Link link : wish.topology().links(members)) {
            agreements.add(of(new Agreement(link.a(), link.b())));
            agreements.add(of(new Agreement(link.b(), link.a())));
        }
        return agreements;
    }

    private AgreementStatus of(Agreement agreement) {
        Optional<ServerId> supplier = ledger.idOf(agreement.supplier());
        Optional<Observation> consumer = view.seen(agreement.consumer());
        List<Neighbour> connections = consumer.stream()
                .flatMap(seen -> seen.suffixes().values().stream())
                .flatMap(suffix ->
                        supplier.stream().map(id -> suffix.neighbours().get(id)))
                .filter(Objects::nonNull)
                .toList();
        return new AgreementStatus(
                agreement.supplier().name(),
                agreement.consumer().name(),
                supplier.map(id -> Agreement.rid(id, firstRid, wish.serverIdBase()))
                        .orElse(null),
                agreement.supplier().name() + "." + memberDomain + ":8989",
                connections.isEmpty() ? null : connections.stream().allMatch(Neighbour::isEncrypted),
                state(agreement, consumer));
    }

    private String state(Agreement agreement, Optional<Observation> consumer) {
        if (consumer.isEmpty()) {
            return UNKNOWN;
        }
        if (established.contains(new Link(agreement.supplier(), agreement.consumer()))) {
            return ESTABLISHED;
        }
        if (haveDifferentData(agreement)) {
            return BROKEN;
        }
        boolean isNamed = consumer.stream()
                .flatMap(seen -> seen.replication().stream())
                .anyMatch(replication -> replication.peers().contains(agreement.supplier()));
        return isNamed ? CONFIGURED : MISSING;
    }

    /** Members that join are linked before they have the same data; two of which both have been proven should never differ. */
    private boolean haveDifferentData(Agreement agreement) {
        Optional<Observation> supplier = proven(agreement.supplier());
        Optional<Observation> consumer = proven(agreement.consumer());
        return supplier.isPresent() && consumer.isPresent() && !supplier.get().hasGenerationsOf(consumer.get());
    }

    private Optional<Observation> proven(Member member) {
        return view.seen(member).filter(seen -> seen.mark().isProven());
    }
}
