package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Known;
import io.dirigent.operator.plan.Standing.Unseen;
import io.dirigent.operator.topology.Graph;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What every phase of planning decides by: what is wanted, what was seen, and what each member is by that.
 *
 * @param size how many members the StatefulSet has, or should have
 */
record Situation(Wish wish, ClusterView view, int size, Ledger ledger, SortedMap<Member, Standing> standings) {

    private static final Duration TIME_TO_THE_FIRST_ENTRY = Duration.ofMinutes(2);

    /** A source that took the request sends by then. */
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(15);

    Situation {
        standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    }

    static Situation of(Wish wish, ClusterView view, int size, Ledger ledger) {
        return new Situation(wish, view, size, ledger, Planner.standings(wish, view, size, ledger));
    }

    /** Those of whom this can be said. */
    <T extends Standing> SortedMap<Member, T> all(Class<T> kind) {
        SortedMap<Member, T> found = new TreeMap<>();
        standings.forEach((member, standing) -> {
            if (kind.isInstance(standing)) {
                found.put(member, kind.cast(standing));
            }
        });
        return found;
    }

    List<Member> unseen() {
        return List.copyOf(all(Unseen.class).keySet());
    }

    /** The server ids of those that were seen. */
    Set<ServerId> idsSeen() {
        return all(Known.class).values().stream().map(Known::id).collect(Collectors.toSet());
    }

    /** Members with proven data that replicate: others can be loaded from them. */
    SortedMap<Member, Initialised> sources() {
        SortedMap<Member, Initialised> sources = new TreeMap<>(all(Initialised.class));
        sources.values().removeIf(source -> !source.seen().isConfiguredAs(source.id()));
        return sources;
    }

    /** True if the ledger says that this member is a supplier. */
    boolean isSupplier(Member member) {
        return ledger.isIn(Ledger.Phase.SERVING, member);
    }

    /** Those whose data is proven and that replicate as they are, suppliers or not any more, or not yet again. */
    SortedMap<Member, Known> linked() {
        SortedMap<Member, Known> linked = new TreeMap<>(all(Known.class));
        linked.values()
                .removeIf(known -> !(known instanceof Initialised)
                        && !(known instanceof Standing.Leaving)
                        && !(known instanceof Standing.Returning));
        return linked;
    }

    /** Those that the ledger calls suppliers, whether they can be seen or not. */
    SortedSet<Member> suppliers() {
        return ledger.suppliers();
    }

    /** The same, and one that is to be linked as they are. */
    SortedSet<Member> suppliersAnd(Member member) {
        SortedSet<Member> more = suppliers();
        more.add(member);
        return more;
    }

    List<Member> unseenSuppliers() {
        return suppliers().stream()
                .filter(supplier -> standings.get(supplier) instanceof Unseen)
                .toList();
    }

    /** Suppliers that were seen, and whose replication servers do not hand on what they get. */
    SortedSet<Member> silentSuppliers() {
        return suppliers().stream()
                .filter(supplier -> view.seen(supplier)
                        .filter(seen -> !seen.vitals().isForwarding())
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The links that suppliers should have, once all has been done. */
    SortedSet<Link> wanted() {
        return wish.topology().links(suppliers());
    }

    /** True if some members depend on others to hand on what they get, and one of these does not: till then each is linked with each. */
    boolean lacksForwarding() {
        return !new Graph(suppliers(), wanted()).isComplete()
                && !silentSuppliers().isEmpty();
    }

    /** True if fewer members are wanted; two stay, once there were two. */
    boolean isTooMany(Member member) {
        return member.ordinal() >= Math.max(view.wereTwo() ? 2 : 0, wish.replicas());
    }

    /** The member that is to go: the highest one, if it is too many. */
    Optional<Member> leaver() {
        return ledger.entries().isEmpty()
                ? Optional.empty()
                : Optional.of(ledger.entries().lastKey()).filter(this::isTooMany);
    }

    /** True if this member is to go and has no data that counts: none is loaded into it any more. */
    boolean isNoMoreLoaded(Member member) {
        return leaver().filter(member::equals).isPresent() && !isSupplier(member);
    }

    /** True if a person said to believe this member's data, since it came to be in doubt. */
    boolean isTrusted(Known member) {
        Optional<Instant> word = ledger.words().trust(member.seen().mark().volume(), member.id());
        return member instanceof Standing.Doubted doubted
                ? word.filter(doubted.absence().until()::isBefore).isPresent()
                : word.isPresent();
    }

    /** True if this member gets no id, because it is above what is wanted and has no part that it would have to give up first. */
    boolean isSurplus(Member member) {
        return standings.get(member) instanceof Standing.NeedsId
                && isTooMany(member)
                && !ledger.entries().containsKey(member);
    }

    /** How long ago that was. */
    Duration since(Instant instant) {
        return Duration.between(instant, view.at());
    }

    /** True if that was so short a time ago. What seems to be still to come was noted by a clock that was wrong, and is no reason to wait. */
    boolean isWithin(Duration time, Instant instant) {
        return !instant.isAfter(view.at()) && since(instant).compareTo(time) < 0;
    }

    /**
     * The member that is being loaded, or may be: one that joins and does not answer while its container runs may be too busy with its load to
     * do so. Nothing that needs quiet begins meanwhile.
     */
    Optional<Member> loading() {
        return standings.entrySet().stream()
                .filter(entry -> switch (entry.getValue()) {
                    case Standing.Loading loading -> loading.seen().isLoading() && !isStuck(loading);
                    case Unseen unseen ->
                        ledger.isIn(Ledger.Phase.JOINING, entry.getKey())
                                && view.of(entry.getKey()).pod().isRunning();
                    default -> false;
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * A load whose source dies before the first entry, or did not hear of it, runs for ever; a restarted server has forgotten it, and it is begun
     * again.
     */
    boolean isStuck(Standing.Loading member) {
        boolean hasBegun = member.seen().loads().stream()
                .filter(load -> load.state() == Load.State.RUNNING)
                .allMatch(load -> load.processed() > 0);
        boolean isSourceIdle = sources().entrySet().stream()
                .anyMatch(source -> source.getKey().name().equals(member.source())
                        && !source.getValue().seen().isSending());
        Duration limit = isSourceIdle ? TIME_TO_BEGIN : TIME_TO_THE_FIRST_ENTRY;
        return !hasBegun && since(member.seen().mark().since()).compareTo(limit) > 0;
    }
}
