package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Absence;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.ClusterView.Sight;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member is, judged by its volume's mark and by the ledger: empty, initialised, suspect or to be compared, never guessed. */
public sealed interface Standing {

    /** It could not be observed. */
    record Unseen(String reason) implements Standing {}

    /** Its volume was made for another member or for other suffixes. */
    record Foreign(String owner) implements Standing {}

    /** Its data, if any, must not be used under the id that the ledger has for it, or the ledger has none: it needs a new id. */
    record WithoutId(Observation seen, String why) implements Standing {}

    /** It has an id, and no data that counts. */
    record Blank(Observation seen, ServerId id) implements Standing {}

    /** A load of it was begun under its id, and is not proven. */
    record Loading(Observation seen, ServerId id, String source) implements Standing {}

    /** Its data was proven, and then it was away for so long that what it missed may be gone from every changelog. */
    record Doubted(Observation seen, ServerId id, Absence absence) implements Standing {}

    /** Its data is proven. */
    record Initialised(Observation seen, ServerId id) implements Standing {}

    /** The server ids of those that were seen and have one. */
    static Set<ServerId> idsOf(Collection<Standing> standings) {
        return standings.stream()
                .flatMap(standing -> standing.serverId().stream())
                .collect(Collectors.toSet());
    }

    /** Its server id, if it was seen and has one. */
    default Optional<ServerId> serverId() {
        return switch (this) {
            case Blank(Observation seen, ServerId id) -> Optional.of(id);
            case Loading(Observation seen, ServerId id, String source) -> Optional.of(id);
            case Doubted(Observation seen, ServerId id, Absence absence) -> Optional.of(id);
            case Initialised(Observation seen, ServerId id) -> Optional.of(id);
            case Unseen unseen -> Optional.empty();
            case Foreign foreign -> Optional.empty();
            case WithoutId withoutId -> Optional.empty();
        };
    }

    /** True if its data was once proven, whatever it missed since. */
    default boolean wasProven() {
        return this instanceof Initialised || this instanceof Doubted;
    }

    /** Judges a member. */
    static Standing of(Wish wish, Member member, MemberView view, Ledger ledger) {
        return switch (view.sight()) {
            case Sight.Unseen(String reason) -> new Unseen(reason);
            case Sight.Seen(Observation seen) -> judge(wish, member, seen, ledger);
        };
    }

    private static Standing judge(Wish wish, Member member, Observation seen, Ledger ledger) {
        Mark mark = seen.mark();
        if (!mark.owner().equals(wish.ownerOf(member))) {
            return new Foreign(mark.owner());
        }
        Optional<ServerId> given = ledger.idOf(member, mark.volume());
        if (given.isEmpty()) {
            return new WithoutId(seen, "its volume " + mark.volume() + " is new to the ledger");
        }
        ServerId id = given.get();
        if (!mark.serverId().equals(given)) {
            return new Blank(seen, id);
        }
        return switch (mark.state()) {
            case EMPTY -> new Blank(seen, id);
            case LOADING -> loading(seen, id);
            case INITIALISED, LEAVING -> proven(seen, id);
            case RETIRED -> new WithoutId(seen, "it was retired as server id " + id);
        };
    }

    private static Standing proven(Observation seen, ServerId id) {
        return seen.absence()
                .filter(absence -> !seen.mark().isProvenAfter(absence.since()))
                .<Standing>map(absence -> new Doubted(seen, id, absence))
                .orElseGet(() -> new Initialised(seen, id));
    }

    private static Standing loading(Observation seen, ServerId id) {
        Optional<Load> failed =
                seen.loads().stream().filter(Standing::isIncomplete).findFirst();
        if (failed.isPresent() && !seen.mark().isSeedLoad()) {
            return new WithoutId(seen, "its load failed: " + failed.get());
        }
        return new Loading(seen, id, seen.mark().source().orElse("nobody"));
    }

    /** A total update whose source dies says "completed" all the same, with entries left; one short was seen of complete ones. */
    private static boolean isIncomplete(Load load) {
        return load.state() == Load.State.FAILED || (load.state() == Load.State.COMPLETED && load.left() > 1);
    }
}
