package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import io.dirigent.operator.plan.Standing.Doubted;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Unseen;
import io.dirigent.operator.plan.Standing.WithoutId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What becomes of members that come back after more time than changes are kept (decision 7). State vectors do not tell what such a member lacks:
 * once it is linked it gets the changes that are left, and its vector passes over those that are gone. But the times of the changes tell: if
 * nobody else's is newer than its absence, it missed nothing.
 */
final class Comparing {

    /** In sync is noted each minute, of what the others held a minute before; and those who stop together need a while for it. */
    private static final Duration PRECISION = Duration.ofMinutes(3);

    /** In which a member that is to be loaded anew hands on what nobody else has, as far as it still can. */
    private static final Duration TIME_TO_LET_OUT = Duration.ofMinutes(1);

    private Comparing() {}

    /** The same, but who is found to lack something, compared with members that were not away, needs a new id. */
    static SortedMap<Member, Standing> judged(SortedMap<Member, Standing> standings, Instant now) {
        List<Observation> trusted = trusted(standings);
        SortedMap<Member, Standing> judged = new TreeMap<>(standings);
        judged.replaceAll((member, standing) ->
                standing instanceof Doubted doubted && missed(doubted, trusted) && hasLetOut(doubted, trusted, now)
                        ? new WithoutId(
                                doubted.seen(),
                                "it was last in sync at " + doubted.absence().since()
                                        + ", longer ago than changes are kept, and others have newer ones")
                        : standing);
        return judged;
    }

    /** Readmits who missed nothing. Where everybody was away, all are compared with one another, and never are all condemned. */
    static void plan(Wish wish, SortedMap<Member, Standing> standings, Planner.Round round) {
        SortedMap<Member, Doubted> doubted = new TreeMap<>();
        standings.forEach((member, standing) -> {
            if (standing instanceof Doubted one) {
                doubted.put(member, one);
            }
        });
        if (doubted.isEmpty()) {
            return;
        }
        List<Observation> trusted = trusted(standings);
        if (trusted.isEmpty()) {
            compareWithOneAnother(wish, standings, doubted, round);
        } else {
            doubted.forEach((member, one) -> compare(member, one, trusted, round));
        }
    }

    private static void compare(Member member, Doubted doubted, List<Observation> trusted, Planner.Round round) {
        if (missed(doubted, trusted)) {
            round.waiting(
                    "ComparingMembers",
                    member
                            + " was away for longer than changes are kept and is loaded anew; it hands on its own last changes first");
            return;
        }
        round.step(new Step.Readmit(member, doubted.id()));
    }

    private static void compareWithOneAnother(
            Wish wish, SortedMap<Member, Standing> standings, SortedMap<Member, Doubted> doubted, Planner.Round round) {
        Optional<Member> named = wish.trusted(new TreeSet<>(doubted.keySet()));
        List<Member> unseen = standings.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Unseen)
                .map(Map.Entry::getKey)
                .toList();
        if (named.isEmpty() && !unseen.isEmpty()) {
            round.waiting(
                    "ComparingMembers",
                    doubted.keySet()
                            + " were away for longer than changes are kept, and serve clients when every member has been compared; "
                            + "not yet seen: " + unseen
                            + "; if these are lost for good, annotate the DirectoryCluster with dirigent.io/recover-from=<member> to trust "
                            + "that member's data");
            return;
        }
        List<Member> readmitted = named.map(List::of).orElseGet(() -> best(doubted));
        readmitted.forEach(member ->
                round.step(new Step.Readmit(member, doubted.get(member).id())));
    }

    /** Those who missed nothing of the others'; if everybody did, the most members that hold the same, the lowest ordinal first. */
    private static List<Member> best(SortedMap<Member, Doubted> doubted) {
        List<Member> complete = doubted.keySet().stream()
                .filter(member -> !missed(doubted.get(member), seen(doubted.values())))
                .toList();
        return complete.isEmpty() ? mostThatHoldTheSame(doubted) : complete;
    }

    private static List<Member> mostThatHoldTheSame(SortedMap<Member, Doubted> doubted) {
        List<Member> most = List.of();
        for (Doubted one : doubted.values()) {
            List<Member> same = doubted.keySet().stream()
                    .filter(member ->
                            holdTheSame(one.seen(), doubted.get(member).seen()))
                    .toList();
            if (same.size() > most.size()) {
                most = same;
            }
        }
        return most;
    }

    private static boolean holdTheSame(Observation one, Observation other) {
        return one.covers(other) && other.covers(one);
    }

    /** True if one of the others has a change, not of the member's own, that is newer than its absence. */
    private static boolean missed(Doubted member, List<Observation> others) {
        Instant limit = member.absence().since().plus(PRECISION);
        return others.stream()
                .flatMap(Comparing::changes)
                .anyMatch(change ->
                        !change.serverId().equals(member.id()) && change.at().isAfter(limit));
    }

    private static Stream<Csn> changes(Observation seen) {
        return seen.suffixes().values().stream()
                .map(Observation.SuffixState::vector)
                .map(StateVector::newest)
                .flatMap(newest -> newest.values().stream());
    }

    private static boolean hasLetOut(Doubted member, List<Observation> trusted, Instant now) {
        return now.isAfter(member.absence().until().plus(TIME_TO_LET_OUT))
                || trusted.stream().anyMatch(other -> hasAllOwn(other, member.seen(), member.id()));
    }

    private static boolean hasAllOwn(Observation other, Observation member, ServerId id) {
        return other.missingOf(member).noneMatch(change -> change.serverId().equals(id));
    }

    private static List<Observation> trusted(SortedMap<Member, Standing> standings) {
        return standings.values().stream()
                .flatMap(standing -> standing instanceof Initialised(Observation seen, ServerId id)
                        ? Stream.of(seen)
                        : Stream.empty())
                .toList();
    }

    private static List<Observation> seen(Collection<Doubted> doubted) {
        return doubted.stream().map(Doubted::seen).toList();
    }
}
