package io.dirigent.operator.report;

import io.dirigent.api.MemberStatus;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Vitals;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The status of each member. */
final class MemberReport {

    private static final String ROLE = "Supplier";

    private final ClusterView view;
    private final SortedMap<Member, Standing> standings;
    private final List<MemberStatus> before;

    MemberReport(ClusterView view, SortedMap<Member, Standing> standings, List<MemberStatus> before) {
        this.view = view;
        this.standings = standings;
        this.before = before;
    }

    List<MemberStatus> all() {
        return standings.keySet().stream().map(this::of).toList();
    }

    private MemberStatus of(Member member) {
        Standing standing = standings.get(member);
        MemberView here = view.of(member);
        return switch (standing) {
            case Standing.Unseen(String reason) -> unseen(member, here, reason);
            case Standing.Foreign(String owner) ->
                new MemberStatus(
                        member.name(),
                        null,
                        ROLE,
                        "Foreign",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "its volume belongs to " + owner);
            case Standing.NeedsId(Observation seen, String why) ->
                status(member, null, phase(seen.mark().state()), seen, why);
            case Standing.Unproven(Observation seen, ServerId id) ->
                status(member, id, seen.mark().state() == Mark.State.EMPTY ? "Joining" : "Suspect", seen, null);
            case Standing.Loading(Observation seen, ServerId id, String source) ->
                status(member, id, "Loading", seen, "loading from " + source + attempt(member, seen));
            case Standing.Doubted(Observation seen, ServerId id, Observation.Absence absence) ->
                status(
                        member,
                        id,
                        "Suspect",
                        seen,
                        "last in sync at " + absence.since()
                                + ", longer ago than changes are kept: it is compared first");
            case Standing.Leaving(Observation seen, ServerId id) ->
                status(
                        member,
                        id,
                        seen.mark().state() == Mark.State.FROZEN ? "Frozen" : "Leaving",
                        seen,
                        seen.vitals().doors().clients() + " client connections");
            case Standing.Returning(Observation seen, ServerId id) ->
                status(member, id, "Returning", seen, "it has to have what it missed before it serves clients");
            case Standing.Initialised(Observation seen, ServerId id) ->
                status(member, id, here.pod().isReady() ? "Ready" : "Initialised", seen, trouble(here));
        };
    }

    /** Which one it is, where earlier ones failed. */
    private String attempt(Member member, Observation seen) {
        int number = view.ledger()
                .map(ledger -> ledger.attempt(member, seen.mark().volume()).number())
                .orElse(0);
        return number < 2 ? "" : ", attempt " + number;
    }

    private Optional<MemberStatus> last(Member member) {
        return before.stream().filter(one -> member.name().equals(one.name())).findFirst();
    }

    private static String phase(Mark.State state) {
        return switch (state) {
            case EMPTY -> "Empty";
            case RETIRED -> "Retired";
            default -> "Suspect";
        };
    }

    private static @Nullable String trouble(MemberView member) {
        return member.pod().trouble().isEmpty() ? null : member.pod().trouble();
    }

    /** What is known of a member that cannot be seen stays as it was, but for its phase. */
    private MemberStatus unseen(Member member, MemberView here, String reason) {
        Optional<MemberStatus> last = last(member);
        Integer id = view.ledger()
                .flatMap(ledger -> ledger.idOf(member))
                .map(ServerId::value)
                .orElse(null);
        return new MemberStatus(
                member.name(),
                id,
                ROLE,
                here.pod().exists() ? "Unseen" : "Absent",
                last.map(MemberStatus::entries).orElse(null),
                null,
                last.map(MemberStatus::initialisedAt).orElse(null),
                last.map(MemberStatus::initialisedFrom).orElse(null),
                last.map(MemberStatus::volumeId).orElse(null),
                null,
                null,
                Objects.requireNonNullElse(trouble(here), reason));
    }

    private MemberStatus status(
            Member member, @Nullable ServerId id, String phase, Observation seen, @Nullable String reason) {
        Mark mark = seen.mark();
        Vitals.Storage storage = seen.vitals().storage();
        Optional<MemberStatus> last = last(member);
        boolean isInitialised = mark.state() == Mark.State.INITIALISED;
        return new MemberStatus(
                member.name(),
                id == null ? null : id.value(),
                ROLE,
                phase,
                isInitialised
                        ? mark.entries().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        : null,
                isInitialised ? lag(member, seen).toString() : null,
                mark.initialised().map(Instant::toString).orElse(null),
                isInitialised ? mark.source().orElse(null) : null,
                mark.volume().value(),
                Size.of(storage.free(), last.map(MemberStatus::freeSpace)),
                Size.of(storage.changelog(), last.map(MemberStatus::changelogSize)),
                reason);
    }

    private Lag lag(Member member, Observation seen) {
        return Lag.of(seen, othersOf(member), view.at());
    }

    private List<Observation> othersOf(Member member) {
        return standings.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(member))
                .flatMap(entry -> entry.getValue() instanceof Standing.Initialised(Observation seen, ServerId id)
                        ? Stream.of(seen)
                        : Stream.empty())
                .toList();
    }
}
