package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Doubted;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.NeedsId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What becomes of members that come back after more time than changes are kept (decision 7). State vectors do not tell what such a member lacks:
 * once it is linked it gets the changes that are left, and its vector passes over those that are gone. But the times of the changes tell: if
 * nobody else's is newer than its absence, it missed nothing.
 */
final class Comparison {

    /** In sync is noted each minute, of what the others held a minute before; and those who stop together need a while for it. */
    private static final Duration PRECISION = Duration.ofMinutes(3);

    /** In which a member that is to be loaded anew hands on what nobody else has, as far as it still can. */
    private static final Duration TIME_TO_LET_OUT = Duration.ofMinutes(1);

    private Comparison() {}

    /** The same, but who is found to lack something, compared with members that were not away, needs a new id. */
    static SortedMap<Member, Standing> judged(SortedMap<Member, Standing> standings, Instant now) {
        List<Observation> trusted = trusted(standings);
        SortedMap<Member, Standing> judged = new TreeMap<>(standings);
        judged.replaceAll((member, standing) ->
                standing instanceof Doubted doubted && missed(doubted, trusted) && hasLetOut(doubted, trusted, now)
                        ? new NeedsId(
                                doubted.seen(),
                                "it was last in sync at " + doubted.absence().since()
                                        + ", longer ago than changes are kept, and others have newer ones")
                        : standing);
        return judged;
    }

    /** Readmits who missed nothing. Where everybody was away, all are compared with one another, and never are all condemned. */
    static void plan(Situation situation, Draft draft) {
        SortedMap<Member, Doubted> doubted = situation.all(Doubted.class);
        if (doubted.isEmpty()) {
            return;
        }
        List<Observation> trusted = trusted(situation.standings());
        if (trusted.isEmpty()) {
            compareWithOneAnother(situation, doubted, draft);
        } else {
            doubted.forEach((member, one) -> compare(member, one, trusted, draft));
        }
    }

    private static void compare(Member member, Doubted doubted, List<Observation> trusted, Draft draft) {
        if (missed(doubted, trusted)) {
            draft.waiting(
                    "ComparingMembers",
                    member
                            + " was away for longer than changes are kept and is loaded anew; it hands on its own last changes first");
            return;
        }
        readmit(member, doubted, draft);
    }

    private static void readmit(Member member, Doubted doubted, Draft draft) {
        draft.step(new Step.Readmit(doubted.volumeOf(member), doubted.id()));
    }

    private static void compareWithOneAnother(Situation situation, SortedMap<Member, Doubted> doubted, Draft draft) {
        Optional<Question> question = question(situation);
        if (question.isPresent()) {
            draft.waiting(
                    question.get().what(),
                    doubted.keySet()
                            + " were away for longer than changes are kept, and serve clients when every member has been compared; "
                            + "not yet seen: " + situation.unseen()
                            + "; if these are lost for good, annotate the DirectoryCluster with "
                            + question.get().choices());
            situation.wish().word().ifPresent(word -> question.get()
                    .take(word, situation.view().at(), draft));
            return;
        }
        List<Member> believed = doubted.keySet().stream()
                .filter(member -> situation.isTrusted(doubted.get(member)))
                .toList();
        (believed.isEmpty() ? best(doubted) : believed).forEach(member -> readmit(member, doubted.get(member), draft));
    }

    /** It is asked while those that were away cannot all be compared, and a person has not said whom to believe. */
    static Optional<Question> question(Situation situation) {
        SortedMap<Member, Doubted> doubted = situation.all(Doubted.class);
        boolean isOpen = !doubted.isEmpty()
                && trusted(situation.standings()).isEmpty()
                && !situation.unseen().isEmpty()
                && doubted.values().stream().noneMatch(situation::isTrusted);
        return isOpen ? Optional.of(Question.about("ComparingMembers", situation, doubted)) : Optional.empty();
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
                            one.seen().holdsTheSameAs(doubted.get(member).seen()))
                    .toList();
            if (same.size() > most.size()) {
                most = same;
            }
        }
        return most;
    }

    /** True if one of the others has a change, not of the member's own, that is newer than its absence. */
    private static boolean missed(Doubted member, List<Observation> others) {
        Instant limit = member.absence().since().plus(PRECISION);
        return others.stream()
                .flatMap(Observation::changes)
                .anyMatch(change ->
                        !change.serverId().equals(member.id()) && change.at().isAfter(limit));
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
