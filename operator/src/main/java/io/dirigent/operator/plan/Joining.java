package io.dirigent.operator.plan;

import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Absence;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.Standing.Blank;
import io.dirigent.operator.plan.Standing.Doubted;
import io.dirigent.operator.plan.Standing.Initialised;
import io.dirigent.operator.plan.Standing.Loading;
import io.dirigent.operator.plan.Standing.Unseen;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a member without proven data gets it: configured under its own id, linked with one source, loaded from it, counted, and only then
 * opened to clients and linked with the rest. A write through a member that does not yet replicate would be lost.
 */
final class Joining {

    private static final Duration TIME_TO_THE_FIRST_ENTRY = Duration.ofMinutes(2);

    /** A source that took the request sends by then. */
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(15);

    private Joining() {}

    static void plan(Wish wish, ClusterView view, SortedMap<Member, Standing> standings, Planner.Round round) {
        SortedMap<Member, Initialised> sources = sources(standings);
        if (sources.isEmpty()) {
            withoutSource(wish, standings, round);
            return;
        }
        configureBlanks(standings, round);
        standings.values().stream()
                .filter(standing -> standing instanceof Loading loading
                        && isRunning(loading.seen())
                        && !isStuck(view, loading.seen(), sources))
                .forEach(standing -> round.occupied());
        standings.forEach((member, standing) -> {
            switch (standing) {
                case Blank(Observation seen, ServerId id) -> join(member, seen, id, sources, round);
                case Loading(Observation seen, ServerId id, String source) ->
                    watch(view, member, seen, id, sources, round);
                case Unseen(String reason) -> round.waiting("MemberUnseen", member + " cannot be observed: " + reason);
                case Initialised(Observation seen, ServerId id) -> configure(member, seen, id, round);
                case Doubted(Observation seen, ServerId id, Absence absence) -> configure(member, seen, id, round);
                case Standing.WithoutId withoutId -> {}
                case Standing.Foreign foreign -> {}
            }
        });
    }

    private static void configure(Member member, Observation seen, ServerId id, Planner.Round round) {
        if (!isConfigured(seen, id)) {
            round.step(new Step.Configure(member, id));
        }
    }

    /** Whatever has an id is configured with it at once; it stays closed to clients and has no peer. */
    static void configureBlanks(SortedMap<Member, Standing> standings, Planner.Round round) {
        standings.forEach((member, standing) -> {
            if (standing instanceof Blank(Observation seen, ServerId id)) {
                configure(member, seen, id, round);
            }
        });
    }

    static boolean isConfigured(Observation seen, ServerId id) {
        return seen.replication()
                .filter(replication ->
                        replication.isComplete() && replication.serverId().equals(id))
                .isPresent();
    }

    private static SortedMap<Member, Initialised> sources(SortedMap<Member, Standing> standings) {
        SortedMap<Member, Initialised> sources = new TreeMap<>();
        standings.forEach((member, standing) -> {
            if (standing instanceof Initialised initialised && isConfigured(initialised.seen(), initialised.id())) {
                sources.put(member, initialised);
            }
        });
        return sources;
    }

    static boolean isRunning(Observation seen) {
        return seen.loads().stream().anyMatch(load -> load.state() == Load.State.RUNNING);
    }

    /**
     * A load whose source dies before the first entry, or did not hear of it, runs for ever; a restarted server has forgotten it, and it is
     * begun again.
     */
    private static boolean isStuck(ClusterView view, Observation seen, SortedMap<Member, Initialised> sources) {
        if (!isRunning(seen) || seen.loads().stream().anyMatch(load -> load.processed() > 0)) {
            return false;
        }
        boolean isIdle = sourceOf(seen, sources)
                .map(sources::get)
                .filter(source -> !source.seen().isSending())
                .isPresent();
        Duration limit = isIdle ? TIME_TO_BEGIN : TIME_TO_THE_FIRST_ENTRY;
        return Duration.between(seen.mark().since(), view.at()).compareTo(limit) > 0;
    }

    /** The member that the mark names as the source, if it still is one. */
    private static Optional<Member> sourceOf(Observation seen, SortedMap<Member, Initialised> sources) {
        return seen.mark().source().flatMap(name -> sources.keySet().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst());
    }

    private static void join(
            Member member, Observation seen, ServerId id, SortedMap<Member, Initialised> sources, Planner.Round round) {
        if (!isConfigured(seen, id)) {
            return;
        }
        Member source = sourceFor(member, seen, sources);
        if (isConnected(member, seen, id, source, sources.get(source), round)) {
            load(member, id, source, sources.get(source), round);
        }
    }

    private static void load(Member member, ServerId id, Member source, Initialised supplier, Planner.Round round) {
        if (supplier.seen().isSending()) {
            round.waiting("SourceBusy", "to load " + member + " waits until " + source + " has sent what it sends");
            return;
        }
        round.step(new Step.Load(member, id, source, supplier.id()));
    }

    /** The source that the member is linked with already, else the one that lacks least of what others have, the lowest ordinal first. */
    private static Member sourceFor(Member member, Observation seen, SortedMap<Member, Initialised> sources) {
        return sources.keySet().stream()
                .filter(source -> Linking.isLinked(seen, source)
                        && Linking.isLinked(sources.get(source).seen(), member))
                .findFirst()
                .orElseGet(() -> mostComplete(sources));
    }

    private static Member mostComplete(SortedMap<Member, Initialised> sources) {
        Comparator<Member> byWhatItCovers = Comparator.comparingLong(source -> sources.values().stream()
                .filter(other -> sources.get(source).seen().covers(other.seen()))
                .count());
        return sources.keySet().stream()
                .max(byWhatItCovers.thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static boolean isConnected(
            Member member, Observation seen, ServerId id, Member source, Initialised supplier, Planner.Round round) {
        Link link = new Link(member, source);
        if (!Linking.isLinked(seen, source) || !Linking.isLinked(supplier.seen(), member)) {
            round.step(new Step.AddLink(link));
            return false;
        }
        if (!seen.isConnectedWith(supplier.id()) || !supplier.seen().isConnectedWith(id)) {
            round.waiting("ConnectingMember", "the link " + link + " is being established");
            return false;
        }
        return true;
    }

    private static void watch(
            ClusterView view,
            Member member,
            Observation seen,
            ServerId id,
            SortedMap<Member, Initialised> sources,
            Planner.Round round) {
        Member source = sourceOf(seen, sources).orElseGet(() -> sourceFor(member, seen, sources));
        if (isStuck(view, seen, sources)) {
            round.step(new Step.Restart(member, false));
            return;
        }
        if (isRunning(seen)) {
            long processed = seen.loads().stream().mapToLong(Load::processed).sum();
            round.waiting("LoadingMember", member + " is being loaded from " + source, processed + " entries");
            return;
        }
        if (!isConfigured(seen, id)) {
            configure(member, seen, id, round);
            return;
        }
        Initialised supplier = sources.get(source);
        if (!isConnected(member, seen, id, source, supplier, round)) {
            return;
        }
        if (seen.loads().size() < seen.suffixes().size()) {
            load(member, id, source, supplier, round);
            return;
        }
        Optional<String> doubt = LoadProof.doubt(seen, id, supplier.seen(), supplier.id());
        if (doubt.isEmpty()) {
            round.step(new Step.Initialise(member, id, Birth.counts(seen)));
            return;
        }
        round.waiting("ProvingLoad", member + " was loaded from " + source + ", but not proven: " + doubt.get());
        if (Renewal.isNeeded(seen, id, supplier.seen(), supplier.id())) {
            Renewal.plan(view, source, supplier, id, round);
        }
    }

    private static void withoutSource(Wish wish, SortedMap<Member, Standing> standings, Planner.Round round) {
        Optional<Member> trusted = wish.trusted(new TreeSet<>(standings.keySet()));
        if (trusted.isPresent() && standings.get(trusted.get()) instanceof Blank(Observation seen, ServerId id)) {
            Member member = trusted.get();
            round.step(
                    isConfigured(seen, id)
                            ? new Step.Initialise(member, id, Birth.counts(seen))
                            : new Step.Configure(member, id));
            return;
        }
        standings.forEach((member, standing) -> {
            if (standing instanceof Unseen(String reason)) {
                round.waiting("MemberUnseen", member + " cannot be observed: " + reason);
            } else if (standing instanceof Initialised(Observation seen, ServerId id)) {
                round.step(new Step.Configure(member, id));
            } else if (standing instanceof Doubted(Observation seen, ServerId id, Absence absence)) {
                configure(member, seen, id, round);
            }
        });
        boolean allSeen = standings.values().stream().noneMatch(standing -> standing instanceof Unseen);
        boolean noneProven = standings.values().stream().noneMatch(Standing::wasProven);
        if (allSeen && noneProven) {
            round.notice(new Notice.Stalled(
                    "AllDataLost",
                    "no member has proven data any more and nothing is overwritten; annotate the DirectoryCluster with "
                            + "dirigent.io/recover-from=<member> to trust that member's data, or with "
                            + "dirigent.io/recover-from=bootstrap to start anew with the first data"));
        }
    }
}
