package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Absence;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.ClusterView.Sight;
import java.util.Optional;

/** What a member is, judged by its volume's mark and by the ledger: empty, initialised, suspect or to be compared, never guessed. */
public sealed interface Standing {

    /** It could not be observed. */
    record Unseen(String reason) implements Standing {}

    /** Its volume was made for another member or for other suffixes. */
    record Foreign(String owner) implements Standing {}

    /** Its data, if any, must not be used under the id that the ledger has for it, or the ledger has none: it needs a new id. */
    record NeedsId(Observation seen, String why) implements Standing {}

    /** It was seen, and the ledger names its volume. */
    sealed interface Known extends Standing {

        Observation seen();

        ServerId id();

        /** This member's volume. */
        default Volume volumeOf(Member member) {
            return new Volume(member, seen().mark().volume());
        }
    }

    /** It has an id, and no data that counts, though there may be some. */
    record Unproven(Observation seen, ServerId id) implements Known {}

    /** A load of it was begun under its id, and is not proven. */
    record Loading(Observation seen, ServerId id, String source) implements Known {}

    /** Its data was proven, and then it was away for so long that what it missed may be gone from every changelog. */
    record Doubted(Observation seen, ServerId id, Absence absence) implements Known {}

    /** Its data is proven. */
    record Initialised(Observation seen, ServerId id) implements Known {}

    /** It has proven data, takes no part as a source or a supplier any more, and hands on what it has. */
    record Leaving(Observation seen, ServerId id) implements Known {}

    /** It was leaving, and comes back: it takes no clients before it has what it missed. */
    record Returning(Observation seen, ServerId id) implements Known {}

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
            return new NeedsId(seen, "its volume " + mark.volume() + " is new to the ledger");
        }
        ServerId id = given.get();
        if (!mark.serverId().equals(given)) {
            return new Unproven(seen, id);
        }
        return switch (mark.state()) {
            case EMPTY -> new Unproven(seen, id);
            case LOADING -> loading(seen, id);
            case INITIALISED, LEAVING, FROZEN ->
                proven(seen, id, ledger.entries().get(member).phase());
            case RETIRED -> new NeedsId(seen, "it was retired as server id " + id);
        };
    }

    private static Standing proven(Observation seen, ServerId id, Phase phase) {
        return switch (phase) {
            case LEAVING, LOST -> new Leaving(seen, id);
            case RETURNING ->
                // What it missed in so long a time may be in nobody's changelog any more.
                supplier(seen, id) instanceof Doubted doubted ? doubted : new Returning(seen, id);
            case JOINING, SERVING -> supplier(seen, id);
        };
    }

    private static Standing supplier(Observation seen, ServerId id) {
        return seen.absence()
                .filter(absence -> !seen.mark().isProvenAfter(absence.since()))
                .<Standing>map(absence -> new Doubted(seen, id, absence))
                .orElseGet(() -> new Initialised(seen, id));
    }

    private static Standing loading(Observation seen, ServerId id) {
        Optional<Load> failed = seen.loads().stream()
                .filter(load -> load.state() == Load.State.FAILED)
                .findFirst();
        if (failed.isPresent() && !seen.mark().isSeedLoad()) {
            return new NeedsId(seen, "its load failed: " + failed.get().why());
        }
        return new Loading(seen, id, seen.mark().source().orElse("nobody"));
    }
}
