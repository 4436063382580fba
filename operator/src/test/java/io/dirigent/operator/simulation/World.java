package io.dirigent.operator.simulation;

import io.dirigent.operator.act.Executor;
import io.dirigent.operator.act.LedgerWriter;
import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.act.Time;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.FakeDirectory;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.ClusterView.Sight;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Planner;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** A cluster in memory with the real planner and the real executor on fake servers: time, faults and an operator that dies at any call. */
public final class World {

    public static final String SUFFIX = "dc=example,dc=com";

    static final String CLUSTER = "corp";

    private static final Duration PURGE_DELAY = Duration.ofDays(3);

    public final FakeDirectory directory;
    public final Timeline timeline = new Timeline();
    public Wish wish;
    public Optional<Ledger> ledger = Optional.empty();

    private final List<String> suffixes;
    private final Time time = new TimeOfTheMembers();
    /** What the status remembers. */
    private boolean onceHadData;

    private int ledgerVersion;
    private int size;
    private int written;
    private int template;
    private final Map<Member, Integer> madeFrom = new HashMap<>();

    public World(int replicas, Topology topology) {
        this(replicas, topology, List.of(SUFFIX));
    }

    World(int replicas, Topology topology, List<String> suffixes) {
        this.suffixes = suffixes;
        directory = new FakeDirectory(CLUSTER, suffixes, Instant.parse("2026-01-01T00:00:00Z"));
        wish = wishing(replicas, topology);
    }

    private static Wish wishing(int replicas, Topology topology) {
        return new Wish("ns", CLUSTER, replicas, topology, 1, PURGE_DELAY, false, new Wish.Recovery.None());
    }

    public void scaleTo(int replicas) {
        wish = wishing(replicas, wish.topology());
    }

    public void recover(Wish.Recovery recovery) {
        wish = new Wish("ns", CLUSTER, wish.replicas(), wish.topology(), 1, PURGE_DELAY, false, recovery);
    }

    public Member member(int ordinal) {
        return wish.member(ordinal);
    }

    public List<Member> members() {
        return List.copyOf(wish.members(size));
    }

    /** The StatefulSet's controller: pods that should exist do. */
    public void startMissing() {
        members().stream().filter(member -> !directory.isUp(member)).forEach(member -> {
            directory.start(member);
            madeFrom.put(member, template);
        });
    }

    /** The user changes what pods are made from. */
    void changeTemplate() {
        template++;
    }

    boolean isOutdated(Member member) {
        return directory.isUp(member) && madeFrom.getOrDefault(member, 0) < template;
    }

    /** A client adds an entry to one of the suffixes. */
    void write(Member member, int suffix) {
        directory.write(member, suffixes.get(suffix % suffixes.size()), "entry-" + ++written);
    }

    /** All that hangs goes on, all that is cut carries again, all pods are there. */
    void heal() {
        for (Member one : members()) {
            if (directory.isUp(one)) {
                directory.resume(one);
            }
            members().stream().filter(other -> !other.equals(one)).forEach(other -> directory.heal(one, other));
        }
        startMissing();
        directory.tick(3);
    }

    public ClusterView look() {
        SortedMap<Member, MemberView> views = new TreeMap<>();
        for (Member member : wish.members(Math.max(size, wish.replicas()))) {
            boolean isUp = directory.isUp(member);
            views.put(
                    member,
                    new MemberView(
                            member.ordinal() < size,
                            new ClusterView.Pod(isUp, directory.isOpen(member), isOutdated(member), ""),
                            sight(member)));
        }
        return new ClusterView(directory.now(), ledger, Integer.toString(ledgerVersion), onceHadData, size, views);
    }

    private Sight sight(Member member) {
        try {
            return new Sight.Seen(directory.observe(member));
        } catch (DirectoryUnavailable e) {
            return new Sight.Unseen(String.valueOf(e.getMessage()));
        }
    }

    /** One reconcile by an operator that dies at its call number {@code fatalCall}, counted from 0; a negative one lives. */
    public Plan reconcile(int fatalCall) {
        return reconcile(look(), fatalCall);
    }

    /** The same with what was seen before. */
    Plan reconcile(ClusterView view, int fatalCall) {
        onceHadData = onceHadData();
        Plan plan = Planner.plan(wish, view);
        size = Math.max(size, plan.size());
        tell(new Round(plan, carryOut(plan, view, new MortalOperator(directory, fatalCall))));
        return plan;
    }

    private Optional<Outcome> carryOut(Plan plan, ClusterView view, MortalOperator operator) {
        LedgerWriter ledgers = (next, version) -> {
            operator.call();
            if (!version.equals(Integer.toString(ledgerVersion))) {
                throw new LedgerWriter.LedgerConflict(null);
            }
            ledger = Optional.of(next);
            ledgerVersion++;
        };
        Executor executor = new Executor(operator, ledgers, directory::crash, PURGE_DELAY, time, Runnable::run);
        try {
            return Optional.of(executor.carryOut(plan, view));
        } catch (CompletionException died) {
            if (died.getCause() instanceof MortalOperator.Died) {
                return Optional.empty();
            }
            throw died;
        }
    }

    /**
     * Lets an undisturbed operator work until there is nothing to do, or nothing but to tell that members cannot be levelled; fails if that
     * takes too long.
     */
    public Plan converge() {
        for (int round = 0; round < 200; round++) {
            startMissing();
            directory.tick();
            Plan plan = reconcile(-1);
            if (plan.isSteady() && size > 0 && isSettled()) {
                return plan;
            }
        }
        Plan last = reconcile(-1);
        if (unlevelled(last).isPresent()) {
            return last;
        }
        throw new AssertionError("it never settles");
    }

    /** The member of which a plan says that it lacks what another one has, if nothing else is waited for but restarts, which wait for that. */
    Optional<Member> unlevelled(Plan plan) {
        if (!plan.notices().stream()
                .map(Notice::reason)
                .allMatch(Set.of("LevellingMembers", "RestartWaits")::contains)) {
            return Optional.empty();
        }
        return plan.notices().stream()
                .flatMap(notice ->
                        members().stream().filter(member -> notice.message().startsWith(member + " lacks ")))
                .findFirst();
    }

    private boolean isSettled() {
        return members().stream().allMatch(directory::isUp);
    }

    boolean onceHadData() {
        return onceHadData || ledger.filter(Ledger::bootstrapped).isPresent();
    }

    boolean anyProvenVolume() {
        return members().stream()
                .filter(directory::isUp)
                .anyMatch(member -> directory.markOf(member).state() == Mark.State.INITIALISED);
    }

    void tell(Object what) {
        timeline.add(directory.now(), what);
    }

    /** Time passes for the members too while the operator waits. */
    private final class TimeOfTheMembers implements Time {

        private Duration waited = Duration.ZERO;

        @Override
        public Instant now() {
            return directory.now();
        }

        @Override
        public void pass(Duration duration) {
            long before = waited.toSeconds();
            waited = waited.plus(duration);
            directory.tick((int) (waited.toSeconds() - before));
        }
    }
}
