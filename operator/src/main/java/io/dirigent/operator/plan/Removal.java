package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Vitals.Doors;
import io.dirigent.operator.membership.Ledger.Entry;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.plan.Draft.Rank;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Known;
import io.dirigent.operator.plan.Standing.Leaving;
import io.dirigent.operator.plan.Standing.NeedsId;
import io.dirigent.operator.plan.Standing.Returning;
import io.dirigent.operator.removal.Certificate;
import io.dirigent.operator.removal.Certificate.Kind;
import io.dirigent.operator.removal.Certificate.Survivor;
import io.dirigent.operator.removal.Examination;
import io.dirigent.operator.removal.Holding;
import io.dirigent.operator.removal.Verdict;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How the highest member goes when fewer are wanted, and how it comes back when more are. It is cordoned, drained of its clients, frozen, and waited for
 * until all others hold what it acknowledged; that is certified, and only then its links are taken away, its part, and its pod.
 */
final class Removal {

    /** In which whoever sends clients has noticed that a member is not Ready. */
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(5);

    /** Under writes nobody holds all that another one holds at the same moment. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final Situation situation;
    private final Draft draft;

    private Removal(Situation situation, Draft draft) {
        this.situation = situation;
        this.draft = draft;
    }

    static void plan(Situation situation, Draft draft) {
        Removal removal = new Removal(situation, draft);
        removal.comeBack();
        removal.shrink();
        situation
                .leaver()
                .ifPresent(leaver ->
                        removal.goOn(leaver, situation.ledger().entries().get(leaver)));
    }

    // ---- back ----

    private void comeBack() {
        situation.ledger().entries().forEach((member, entry) -> {
            if (situation.standings().get(member) instanceof NeedsId) {
                // Its part is over, and it gets another id: two changes of one member in one write would make up a
                // third.
                return;
            }
            boolean isTheTurn = situation.leaver().filter(member::equals).isPresent();
            if (entry.phase() == Phase.LEAVING && !situation.isTooMany(member) && isTooLate(member, entry)) {
                goOn(member, entry);
            } else if (entry.phase() == Phase.LEAVING && (!isTheTurn || isTheLast(member))) {
                back(member, whyBack(member));
            } else if (entry.phase() == Phase.RETURNING && isTheTurn && !isTheLast(member)) {
                draft.ledger(member + " leaves after all", ledger -> ledger.moving(member, Phase.LEAVING));
            } else if (situation.standings().get(member) instanceof Returning returning) {
                serve(member, returning);
            }
        });
        situation.all(Initialised.class).forEach((member, standing) -> {
            if (standing.seen().mark().state() != Mark.State.INITIALISED && situation.isSupplier(member)) {
                draft.step(new Step.MarkAs(standing.volumeOf(member), Mark.State.INITIALISED));
            }
        });
    }

    /** Its links were taken away so long ago that what it missed may be kept by nobody any more: it goes, and is loaded anew. */
    private boolean isTooLate(Member member, Entry entry) {
        Duration half = situation.wish().purgeDelay().dividedBy(2);
        return entry.certificate().isPresent()
                && !isTheLast(member)
                && situation
                        .view()
                        .seen(member)
                        .filter(seen -> !situation.isWithin(half, seen.mark().since()))
                        .isPresent();
    }

    private String whyBack(Member member) {
        if (isTheLast(member)) {
            return "nobody else has proven data";
        }
        return situation.isTooMany(member) ? "a higher one goes first" : "it is wanted again";
    }

    private void back(Member member, String why) {
        draft.ledger(member + " comes back: " + why, ledger -> ledger.certifying(member, Optional.empty())
                .moving(member, Phase.RETURNING));
    }

    /** Every supplier was seen, and none of them has data that counts. */
    private boolean isTheLast(Member member) {
        return situation.all(Initialised.class).isEmpty()
                && situation.unseen().isEmpty()
                && situation.all(Standing.Doubted.class).isEmpty()
                && (situation.standings().get(member) instanceof Leaving
                        || situation.standings().get(member) instanceof Returning);
    }

    private void serve(Member member, Returning returning) {
        Optional<String> obstacle = situation.all(Initialised.class).entrySet().stream()
                .flatMap(other -> apart(member, returning, other.getKey(), other.getValue()).stream())
                .findFirst();
        if (obstacle.isPresent() || !situation.unseenSuppliers().isEmpty()) {
            draft.waiting(
                    "MemberReturns",
                    member + " comes back, and waits: "
                            + obstacle.orElseGet(() -> situation.unseenSuppliers() + " cannot be seen"));
            return;
        }
        draft.ledger(member + " is a supplier again", ledger -> ledger.moving(member, Phase.SERVING));
    }

    private Optional<String> apart(Member member, Returning returning, Member other, Initialised supplier) {
        Link link = new Link(member, other);
        if (situation.wish().topology().links(situation.suppliersAnd(member)).contains(link)
                && !situation.view().established().contains(link)) {
            return Optional.of("the link " + link + " is not established");
        }
        if (lacksForLong(returning.seen(), supplier.seen())) {
            return Optional.of(member + " lacks changes of " + other);
        }
        return lacksForLong(supplier.seen(), returning.seen())
                ? Optional.of(other + " lacks changes of " + member)
                : Optional.empty();
    }

    private boolean lacksForLong(Observation here, Observation there) {
        Instant moment = situation.view().at().minus(MOMENT);
        return Holding.of(here).missingOf(Holding.of(there)).anyMatch(change -> change.at()
                .isBefore(moment));
    }

    // ---- away ----

    private void goOn(Member leaver, Entry entry) {
        if (isTheLast(leaver)) {
            return;
        }
        if (entry.certificate().isPresent()) {
            part(leaver, entry, entry.certificate().get());
            return;
        }
        switch (entry.phase()) {
            case JOINING -> neverServed(leaver, entry);
            case SERVING -> cordon(leaver);
            case LEAVING -> {
                if (situation.standings().get(leaver) instanceof Leaving leaving) {
                    drain(leaver, leaving);
                } else {
                    waitFor(leaver, "it cannot be seen on its volume");
                }
            }
            case RETURNING, LOST -> {}
        }
    }

    private void waitFor(Member leaver, String what) {
        draft.waiting("RemovalWaits", "the removal of " + leaver + " waits: " + what);
    }

    /** A load into it is ended; nobody ever wrote to it. */
    private void neverServed(Member leaver, Entry entry) {
        boolean isLoading =
                situation.view().seen(leaver).filter(Observation::isLoading).isPresent();
        if (isLoading && situation.view().of(leaver).pod().exists()) {
            draft.candidate(
                    Rank.LOAD,
                    new Step.Restart(leaver, situation.view().of(leaver).pod().uid(), Set.of()));
            return;
        }
        certify(certificate(leaver, entry, Kind.NEVER_SERVED, new Holding(new TreeMap<>())));
    }

    private void cordon(Member leaver) {
        Optional<String> obstacle = survivors(leaver).keySet().stream()
                .flatMap(survivor -> obstacle(survivor).stream())
                .findFirst();
        if (obstacle.isPresent()) {
            waitFor(leaver, obstacle.get());
        } else if (!situation.standings().get(leaver).wasProven()) {
            waitFor(leaver, "it cannot be seen with its data, which must be handed on first");
        } else if (situation.loading().isPresent()) {
            waitFor(leaver, situation.loading().get() + " is being loaded");
        } else {
            draft.ledger(leaver + " leaves", ledger -> ledger.moving(leaver, Phase.LEAVING));
        }
    }

    private Optional<String> obstacle(Member survivor) {
        if (!(situation.standings().get(survivor) instanceof Initialised)) {
            return Optional.of(survivor + " is not initialised");
        }
        return situation.view().of(survivor).pod().isReady()
                ? Optional.empty()
                : Optional.of(survivor + " is not Ready");
    }

    private SortedMap<Member, Entry> survivors(Member leaver) {
        SortedMap<Member, Entry> survivors = new TreeMap<>(situation.ledger().entries());
        survivors.remove(leaver);
        return survivors;
    }

    private void drain(Member leaver, Leaving leaving) {
        Mark mark = leaving.seen().mark();
        Volume volume = leaving.volumeOf(leaver);
        switch (mark.state()) {
            case LEAVING -> {
                if (mark.since().isAfter(situation.view().at())) {
                    draft.step(new Step.MarkAs(volume, Mark.State.LEAVING));
                } else if (situation.isWithin(UNTIL_NOTICED, mark.since())) {
                    waitFor(leaver, "new clients are sent elsewhere");
                } else if (clients(leaving) > 0
                        && situation.isWithin(situation.wish().drainTimeout(), mark.since())) {
                    waitFor(
                            leaver,
                            clients(leaving) + " client connections left, until "
                                    + mark.since()
                                            .plus(situation.wish().drainTimeout())
                                            .truncatedTo(ChronoUnit.SECONDS));
                } else {
                    draft.step(new Step.MarkAs(volume, Mark.State.FROZEN));
                }
            }
            case FROZEN -> flush(leaver, leaving);
            default -> draft.step(new Step.MarkAs(volume, Mark.State.LEAVING));
        }
    }

    private static int clients(Known member) {
        return member.seen().vitals().doors().clients();
    }

    private void flush(Member leaver, Leaving leaving) {
        Doors doors = leaving.seen().vitals().doors();
        long pending = leaving.seen().schema().pending()
                + leaving.seen().suffixes().values().stream()
                        .mapToLong(Observation.SuffixState::pending)
                        .sum();
        if (doors.areOpen() || doors.clients() > 0 || pending > 0) {
            waitFor(
                    leaver,
                    "its doors are being shut, " + doors.clients() + " clients and " + pending + " changes left");
            return;
        }
        Entry entry = situation.ledger().entries().get(leaver);
        certify(certificate(leaver, entry, Kind.SERVED, Holding.of(leaving.seen())));
    }

    private Certificate certificate(Member leaver, Entry entry, Kind kind, Holding held) {
        SortedMap<Member, Survivor> survivors = new TreeMap<>();
        survivors(leaver).forEach((member, survivor) -> situation
                .view()
                .seen(member)
                .ifPresent(seen ->
                        survivors.put(member, new Survivor(survivor.serverId(), survivor.volume(), Holding.of(seen)))));
        SortedSet<Link> among = situation.view().established().stream()
                .filter(link -> survivors.containsKey(link.a()) && survivors.containsKey(link.b()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Certificate(
                leaver,
                entry.volume(),
                entry.serverId(),
                kind,
                situation.view().at().truncatedTo(ChronoUnit.MILLIS),
                held,
                survivors,
                among,
                situation.wish().topology().getClass().getSimpleName());
    }

    /** Of a certificate that is kept already and says the same, its digest is noted; else it is kept first. */
    private void certify(Certificate fresh) {
        Member leaver = fresh.leaver();
        if (!situation.view().established().containsAll(situation.wanted())) {
            waitFor(leaver, "the links of those that stay are being established");
            return;
        }
        switch (examination(situation).of(fresh)) {
            case Verdict.Holds holds -> {
                Optional<Certificate> kept = situation.view().certificates().values().stream()
                        .filter(one ->
                                saysAsMuch(one, fresh) && examination(situation).of(one) instanceof Verdict.Holds)
                        .findFirst();
                if (kept.isPresent()) {
                    draft.ledger(
                            leaver + " may go, by certificate " + kept.get().digest(),
                            ledger -> ledger.certifying(
                                    leaver, Optional.of(kept.get().digest())));
                } else {
                    draft.step(new Step.Certify(fresh));
                }
            }
            case Verdict.Waits(String why) -> waitFor(leaver, why);
            case Verdict.Contradicted(String why) -> waitFor(leaver, why);
        }
    }

    /** Of the same member, with all that nobody but it may have; what suppliers acknowledge meanwhile comes from them. */
    private boolean saysAsMuch(Certificate one, Certificate fresh) {
        Set<ServerId> ofSuppliers = situation.suppliers().stream()
                .flatMap(supplier -> situation.ledger().idOf(supplier).stream())
                .collect(Collectors.toSet());
        return one.leaver().equals(fresh.leaver())
                && one.volume().equals(fresh.volume())
                && one.serverId().equals(fresh.serverId())
                && one.kind() == fresh.kind()
                && one.held().missingOf(fresh.held()).allMatch(change -> ofSuppliers.contains(change.serverId()));
    }

    private static Examination examination(Situation situation) {
        Map<Member, Observation> seen = new HashMap<>();
        situation
                .standings()
                .keySet()
                .forEach(member -> situation.view().seen(member).ifPresent(one -> seen.put(member, one)));
        return new Examination(situation.ledger(), seen, situation.view().established());
    }

    /** True if a certificate stands for this member, and holds against what was seen just now. */
    static boolean mayGo(Situation situation, Member member) {
        return Optional.ofNullable(situation.ledger().entries().get(member))
                .flatMap(Entry::certificate)
                .map(situation.view().certificates()::get)
                .filter(certificate -> certificate.leaver().equals(member)
                        && examination(situation).of(certificate) instanceof Verdict.Holds)
                .isPresent();
    }

    private void part(Member leaver, Entry entry, String digest) {
        Certificate certificate = situation.view().certificates().get(digest);
        if (certificate == null) {
            strike(leaver, "its certificate is missing, or was altered");
            return;
        }
        switch (examination(situation).of(certificate)) {
            case Verdict.Contradicted(String why) -> strike(leaver, why);
            case Verdict.Waits(String why) -> waitFor(leaver, why);
            case Verdict.Holds holds -> {
                if (isNamed(leaver, entry)) {
                    waitFor(leaver, "its links are taken away");
                } else {
                    draft.retire(
                            leaver + " has left, by certificate " + digest,
                            ledger -> ledger.retiring(leaver, certificate.at()));
                }
            }
        }
    }

    private void strike(Member leaver, String why) {
        draft.ledger(
                "no certificate for " + leaver + " any more: " + why,
                ledger -> ledger.certifying(leaver, Optional.empty()));
    }

    /** True while a configuration, or a session, still leads to it or from it. */
    private boolean isNamed(Member leaver, Entry entry) {
        boolean isNamedByOthers = situation.standings().keySet().stream()
                .filter(other -> !other.equals(leaver))
                .flatMap(other -> situation.view().seen(other).stream())
                .anyMatch(seen -> seen.names(leaver)
                        || seen.suffixes().values().stream()
                                .anyMatch(suffix -> suffix.neighbours().containsKey(entry.serverId())));
        boolean namesOthers = situation
                .view()
                .seen(leaver)
                .flatMap(seen -> seen.replication())
                .filter(replication -> !replication.peers().isEmpty())
                .isPresent();
        return isNamedByOthers || namesOthers;
    }

    // ---- out of the set ----

    private void shrink() {
        int size = situation.view().size();
        if (size == 0 || size > situation.size()) {
            return;
        }
        Member last = situation.wish().member(size - 1);
        if (situation.ledger().entries().containsKey(last) || !situation.isTooMany(last)) {
            return;
        }
        if (situation.standings().get(last) instanceof NeedsId retired) {
            Mark mark = retired.seen().mark();
            if (situation.ledger().hasRetired(last, mark.volume())) {
                if (mark.state() != Mark.State.RETIRED) {
                    draft.step(new Step.MarkAs(new Volume(last, mark.volume()), Mark.State.RETIRED));
                    return;
                }
            } else if (mark.state() != Mark.State.EMPTY && mark.state() != Mark.State.RETIRED) {
                draft.stalled(
                        "UnknownVolume",
                        last
                                + " is not wanted, and its volume has data that the ledger does not know: nothing is done with it");
                return;
            }
        } else if (situation.ledger().retired().stream()
                .noneMatch(record -> record.member().equals(last))) {
            waitFor(last, "what its volume holds has to be seen");
            return;
        }
        draft.candidate(Rank.REMOVAL, new Step.Shrink(last, size - 1));
    }
}
