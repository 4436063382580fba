package io.dirigent.operator.report;

import io.dirigent.api.AgreementStatus;
import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Planner;
import io.dirigent.operator.plan.Standing;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.resources.Labels;
import io.dirigent.operator.resources.Names;
import io.dirigent.operator.topology.Graph;
import io.dirigent.operator.topology.Link;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the status: one look, one plan and its outcome, said in the same words everywhere. */
public final class StatusReport {

    private static final String READY_PHASE = "Ready";
    private static final String MEMBERS_MISSING = "MembersMissing";
    private static final String RING_BROKEN = "RingBroken";

    /** Members that do not serve because fewer or more are wanted. */
    private static final Set<String> ON_THE_WAY = Set.of("Leaving", "Frozen", "Retired", "Returning");

    private final DirectoryCluster cluster;
    private final Wish wish;
    private final ClusterView view;
    private final Plan plan;
    private final Outcome outcome;
    private final Optional<DirectoryClusterStatus> before;

    public StatusReport(DirectoryCluster cluster, Wish wish, ClusterView view, Plan plan, Outcome outcome) {
        this.cluster = cluster;
        this.wish = wish;
        this.view = view;
        this.plan = plan;
        this.outcome = outcome;
        this.before = Optional.ofNullable(cluster.getStatus());
    }

    /** The whole status. Equal to the one before when nothing that it tells has changed. */
    public DirectoryClusterStatus status() {
        Ledger ledger = view.ledger().orElseGet(() -> Ledger.startingAt(wish.serverIdBase()));
        SortedMap<Member, Standing> standings =
                Planner.standings(wish, view, Math.max(plan.size(), view.size()), ledger);
        List<MemberStatus> members = new MemberReport(
                        view,
                        standings,
                        before.map(DirectoryClusterStatus::members).orElse(List.of()))
                .all();
        List<AgreementStatus> agreements = new AgreementReport(
                        wish,
                        view,
                        ledger,
                        cluster.getSpec().replication().firstReplicationId(),
                        Names.of(cluster).domain())
                .all(suppliers(standings));
        return summary(members, agreements, ledger);
    }

    private static SortedSet<Member> suppliers(SortedMap<Member, Standing> standings) {
        return standings.entrySet().stream()
                .filter(entry -> isWanted(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Nobody wants agreements of one that goes, or has gone. */
    private static boolean isWanted(Standing standing) {
        return switch (standing) {
            case Standing.Foreign foreign -> false;
            case Standing.Leaving leaving -> false;
            case Standing.NeedsId(Observation seen, String why) -> seen.mark().state() != Mark.State.RETIRED;
            default -> true;
        };
    }

    private DirectoryClusterStatus summary(
            List<MemberStatus> members, List<AgreementStatus> agreements, Ledger ledger) {
        long ready = members.stream()
                .filter(member -> READY_PHASE.equals(member.phase()))
                .count();
        long established = agreements.stream()
                .filter(agreement -> AgreementReport.ESTABLISHED.equals(agreement.state()))
                .count();
        Optional<String> lag = members.stream()
                .map(MemberStatus::lag)
                .filter(step -> step != null)
                .max(Comparator.comparing(StatusReport::rank));
        return new DirectoryClusterStatus(
                cluster.getMetadata().getGeneration(),
                conditions(members, agreements, ready, established, lag),
                view.size(),
                (int) ready,
                ready + "/" + Math.max(wish.replicas(), members.size()),
                Labels.selectorText(cluster.getMetadata().getName()),
                ledger.bootstrapped() || view.status().bootstrapped(),
                Math.max(view.status().highestId(), ledger.highWater()),
                wish.topology().getClass().getSimpleName(),
                established + "/" + agreements.size(),
                lag.orElse(null),
                members,
                agreements);
    }

    private static int rank(String step) {
        for (Lag lag : Lag.values()) {
            if (lag.toString().equals(step)) {
                return lag.ordinal();
            }
        }
        return 0;
    }

    private List<Condition> conditions(
            List<MemberStatus> members,
            List<AgreementStatus> agreements,
            long ready,
            long established,
            Optional<String> lag) {
        boolean isReady = ready >= wish.replicas() && ready == members.size() && established == agreements.size();
        boolean isStalled = plan.isStalled();
        boolean isMoving = !plan.isSteady() || outcome.failure().isPresent() || (!isReady && !isStalled);
        boolean isHealthy =
                ready > 0 && established == agreements.size() && !lag.equals(Optional.of(Lag.MORE.toString()));
        String counts = ready + " of " + wish.replicas() + " members ready, " + established + " of " + agreements.size()
                + " agreements established";
        String reason = reason(isReady);
        String message = message(isReady, counts);
        Optional<Harm> harm = harm(members);
        return new Conditions(
                        before.map(DirectoryClusterStatus::conditions).orElse(List.of()),
                        cluster.getMetadata().getGeneration(),
                        view.at())
                .with(Conditions.READY, isReady, isReady ? "AllMembersReady" : reason, message)
                .with(Conditions.PROGRESSING, isMoving && !isStalled, isMoving ? reason : "Steady", message)
                .with(
                        Conditions.DEGRADED,
                        harm.isPresent(),
                        harm.map(Harm::reason).orElse("AsExpected"),
                        harm.map(Harm::message).orElse(counts))
                .with(
                        Conditions.REPLICATION_HEALTHY,
                        isHealthy,
                        isHealthy ? "AgreementsEstablished" : "AgreementsMissing",
                        counts + lag.map(step -> ", lag " + step).orElse(""))
                .with(Conditions.RECONCILING, isMoving && !isStalled, isMoving ? reason : "Steady", message)
                .with(Conditions.STALLED, isStalled, isStalled ? reason : "NotStalled", isStalled ? message : "")
                .all();
    }

    /** What keeps a cluster from what it was, in the words of a condition. */
    private record Harm(String reason, String message) {}

    private Optional<Harm> harm(List<MemberStatus> members) {
        Optional<Ledger> ledger = view.ledger().filter(Ledger::bootstrapped);
        if (ledger.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> weakness = weakness(ledger.get());
        if (lost(members).isEmpty()) {
            return weakness.map(words -> new Harm(RING_BROKEN, words));
        }
        return Optional.of(new Harm(
                MEMBERS_MISSING,
                "not serving: " + String.join(", ", lost(members))
                        + weakness.map(words -> "; " + words).orElse("")));
    }

    /** Of a ring that once stood; one that is still being built is not broken. */
    private Optional<String> weakness(Ledger ledger) {
        SortedSet<Member> suppliers = ledger.suppliers();
        SortedSet<Member> seen = suppliers.stream()
                .filter(member -> view.seen(member).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        Cohesion cohesion = new Cohesion(
                new Graph(suppliers, wish.topology().links(suppliers)), new Graph(seen, view.established()));
        return cohesion.weakness()
                .filter(words -> wasHarmed() || cohesion.broken().stream().anyMatch(this::wasEstablished));
    }

    private boolean wasHarmed() {
        return before.stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> Conditions.DEGRADED.equals(condition.getType())
                        && List.of(RING_BROKEN, MEMBERS_MISSING).contains(condition.getReason()));
    }

    private boolean wasEstablished(Link link) {
        return before.stream()
                .flatMap(status -> status.agreements().stream())
                .anyMatch(agreement -> AgreementReport.ESTABLISHED.equals(agreement.state())
                        && agreement.supplier().equals(link.a().name())
                        && agreement.consumer().equals(link.b().name()));
    }

    /** Members that once had data and do not serve it now. */
    private List<String> lost(List<MemberStatus> members) {
        return members.stream()
                .filter(member ->
                        member.initialisedAt() != null || member.phase() == null || "Suspect".equals(member.phase()))
                .filter(member -> !READY_PHASE.equals(member.phase()) && !ON_THE_WAY.contains(member.phase()))
                .map(MemberStatus::name)
                .toList();
    }

    private Optional<Notice> foremost() {
        return plan.notices().stream().min(Comparator.comparing(StatusReport::urgency));
    }

    private static int urgency(Notice notice) {
        return switch (notice) {
            case Notice.Stalled stalled -> 0;
            case Notice.Refused refused -> 1;
            case Notice.Waiting waiting -> 2;
        };
    }

    private String reason(boolean isReady) {
        if (outcome.failure().isPresent()) {
            return "StepFailed";
        }
        return foremost()
                .map(Notice::reason)
                .orElse(isReady ? "AllMembersReady" : plan.steps().isEmpty() ? "WaitingForMembers" : "Changing");
    }

    private String message(boolean isReady, String counts) {
        if (outcome.failure().isPresent()) {
            Outcome.Failure failure = outcome.failure().get();
            return "could not " + failure.step() + ": " + failure.reason();
        }
        return foremost()
                .map(Notice::message)
                .orElseGet(() -> isReady || plan.steps().isEmpty()
                        ? counts
                        : plan.steps().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
}
