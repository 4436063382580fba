package io.dirigent.operator.simulation;

import io.dirigent.operator.act.Executor;
import io.dirigent.operator.act.LedgerWriter;
import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.act.Pods;
import io.dirigent.operator.act.Time;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.FakeDirectory;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.ClusterView.Sight;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Planner;
import io.dirigent.operator.plan.Retention;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.removal.Certificate;
import io.dirigent.operator.topology.FullMesh;
import io.dirigent.operator.topology.Ring;
import io.dirigent.operator.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A cluster in memory with the real planner and the real executor on fake servers: time, faults and an operator that dies at any call. */
public final class World {

    public static final String SUFFIX = "dc=example,dc=com";

    /** The second suffix of every cluster that does not say another number of them. */
    public static final String OTHER_SUFFIX = "dc=example,dc=org";

    static final String CLUSTER = "corp";

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(20);
    private static final int MOST_ROUNDS = 200;
    private static final int UNTIL_SILENCE_IS_NOTICED = 130;
    private static final int WHILE_IT_ONLY_TELLS = 10;
    private static final Pattern ANSWER = Pattern.compile("recover-from=(\\S+@\\w+)");

    public final FakeDirectory directory;
    public final Timeline timeline = new Timeline();
    public Wish wish;
    public Optional<Ledger> ledger = Optional.empty();

    private final List<String> suffixes;
    private final Time time = new TimeOfTheMembers();
    /** What the status remembers. */
    private boolean onceHadData;

    /** What members' settings say. */
    private Optional<Duration> inSyncLimit = Optional.empty();

    private int ledgerVersion;
    private long lastSerial;
    private int highestIdTold;
    private int size;
    private int mostMembers;
    private int written;
    private int template;
    private final Map<Member, Integer> madeFrom = new HashMap<>();
    private final Map<Member, Integer> started = new HashMap<>();
    private final Set<Integer> badTemplates = new HashSet<>();
    private final Set<Integer> stockTemplates = new HashSet<>();
    private final Set<Member> pending = new HashSet<>();
    private final Set<Member> missingProbes = new HashSet<>();
    private final Set<Member> goingClaims = new HashSet<>();
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Map<String, Certificate> certificates = new TreeMap<>();
    private final Map<Member, Instant> unreadySince = new HashMap<>();

    public World(int replicas, Topology topology) {
        this(replicas, topology, List.of(SUFFIX, OTHER_SUFFIX));
    }

    World(int replicas, Topology topology, List<String> suffixes) {
        this.suffixes = suffixes;
        directory = new FakeDirectory(CLUSTER, suffixes, Instant.parse("2026-01-01T00:00:00Z"));
        wish = wishing(replicas, topology, FakeDirectory.KEPT, Optional.empty());
    }

    private static Wish wishing(int replicas, Topology topology, Duration purgeDelay, Optional<String> word) {
        return new Wish("ns", CLUSTER, replicas, topology, 1, purgeDelay, false, DRAIN_TIMEOUT, word);
    }

    public void scaleTo(int replicas) {
        wish = wishing(replicas, wish.topology(), wish.purgeDelay(), wish.word());
    }

    /** The user wants a ring instead of a mesh, or a mesh instead of a ring. */
    public void changeTopology() {
        Topology other = wish.topology() instanceof Ring ? new FullMesh() : new Ring();
        wish = wishing(wish.replicas(), other, wish.purgeDelay(), wish.word());
    }

    /** The user wants changes to be kept for another time. */
    public void keepChangesFor(Duration purgeDelay) {
        wish = wishing(wish.replicas(), wish.topology(), purgeDelay, wish.word());
    }

    /** A person annotates the resource. */
    public void say(String word) {
        wish = wishing(wish.replicas(), wish.topology(), wish.purgeDelay(), Optional.of(word));
    }

    /** A person does as the notice says: of the answers that are offered, the one that begins like this. */
    public void answer(String beginning) {
        say(offered().stream()
                .filter(word -> word.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(beginning + " is not offered")));
    }

    /** One of the answers that are offered, if any is. */
    void answer(int which) {
        List<String> offered = offered();
        if (!offered.isEmpty()) {
            String word = offered.get(which % offered.size());
            said.add(word);
            say(word);
        }
    }

    /** What was said on another day comes back, from a pipeline for example. */
    void repeatAWord(int which) {
        if (!said.isEmpty()) {
            say(said.get(which % said.size()));
        }
    }

    private List<String> offered() {
        Matcher answers = ANSWER.matcher(Planner.plan(wish, look()).notices().stream()
                .map(Notice::message)
                .collect(Collectors.joining("\n")));
        return answers.results().map(found -> found.group(1)).toList();
    }

    public Member member(int ordinal) {
        return wish.member(ordinal);
    }

    public Volume volume(int ordinal) {
        return new Volume(member(ordinal), directory.markOf(member(ordinal)).volume());
    }

    public List<Member> members() {
        return List.copyOf(wish.members(size));
    }

    /** The StatefulSet's controller: pods that should exist do. */
    public void startMissing() {
        for (Member member : members()) {
            if (directory.isUp(member) || pending.contains(member)) {
                continue;
            }
            madeFrom.put(member, template);
            started.merge(member, 1, Integer::sum);
            unreadySince.remove(member);
            if (badTemplates.contains(template)) {
                pending.add(member);
            } else {
                directory.letStartersForward(!stockTemplates.contains(template));
                directory.start(member);
            }
        }
    }

    /** What members' settings say they may have been out of sync. */
    public Optional<Duration> inSyncLimit() {
        return inSyncLimit;
    }

    /** True if there ever were two members. */
    boolean wereTwo() {
        return mostMembers > 1;
    }

    public void deleteLedger() {
        put(Optional.empty());
    }

    /** Somebody puts a copy of the ledger back. */
    public void restoreLedger(int writesAgo) {
        if (ledger.isPresent() && ledgers.size() >= writesAgo) {
            put(Optional.of(ledgers.get(ledgers.size() - writesAgo)));
        }
    }

    /** Somebody edits the ledger: the volumes of two members stand in each other's place. */
    public void exchangeVolumes(Member one, Member other) {
        SortedMap<Member, Ledger.Entry> entries =
                ledger.map(Ledger::entries).map(TreeMap::new).orElseGet(TreeMap::new);
        Ledger.Entry first = entries.get(one);
        Ledger.Entry second = entries.get(other);
        if (first != null && second != null) {
            entries.put(one, second);
            entries.put(other, first);
            Ledger whole = ledger.orElseThrow();
            put(Optional.of(new Ledger(
                    whole.format(),
                    whole.serial(),
                    whole.highWater(),
                    whole.bootstrapped(),
                    entries,
                    whole.retired(),
                    whole.words())));
        }
    }

    boolean isEmpty(Member member) {
        return directory.markOf(member).state() == Mark.State.EMPTY;
    }

    boolean holdsSomething(Member member) {
        return suffixes.stream()
                .anyMatch(suffix -> !directory.entries(member, suffix).isEmpty());
    }

    /** True while there is no ledger, or one from another day. */
    boolean isLedgerOld() {
        return ledger.isEmpty() || ledger.get().serial() < lastSerial;
    }

    private void put(Optional<Ledger> next) {
        ledger = next;
        lastSerial = Math.max(lastSerial, next.map(Ledger::serial).orElse(0L));
        ledgerVersion++;
    }

    /** A member serves, but its machine is too busy for its probes. */
    public void missProbes(Member member) {
        missingProbes.add(member);
    }

    public void answerProbes(Member member) {
        missingProbes.remove(member);
    }

    /** Somebody deletes the claim: it goes as soon as the pod does. */
    public void deleteClaim(Member member) {
        goingClaims.add(member);
    }

    /** The user changes what pods are made from. */
    public void changeTemplate() {
        template++;
    }

    /** The user changes it to what no node has room for. */
    public void changeTemplateBadly() {
        template++;
        badTemplates.add(template);
    }

    /** The user changes it to an image whose replication servers do not hand on what they get. */
    public void changeTemplateToStock() {
        template++;
        stockTemplates.add(template);
    }

    boolean isOutdated(Member member) {
        return (directory.isUp(member) || pending.contains(member)) && madeFrom.getOrDefault(member, 0) < template;
    }

    /** A client adds an entry to one of the suffixes. */
    void write(Member member, int suffix) {
        directory.write(member, suffixes.get(suffix % suffixes.size()), "entry-" + ++written);
    }

    /** All that hangs goes on, all that is cut carries again, all pods are there, all have room, and enough time has passed to notice what is silent. */
    void heal() {
        missingProbes.clear();
        if (badTemplates.contains(template) || stockTemplates.contains(template)) {
            changeTemplate();
        }
        for (Member one : members()) {
            if (directory.isUp(one)) {
                directory.resume(one);
            }
        }
        directory.healAll();
        startMissing();
        directory.tick(directory.isAnyLinkSilent() ? UNTIL_SILENCE_IS_NOTICED : 3);
    }

    public ClusterView look() {
        SortedMap<Member, MemberView> views = new TreeMap<>();
        for (Member member : wish.members(Math.max(mostMembers, wish.replicas()))) {
            boolean isUp = directory.isUp(member);
            views.put(
                    member,
                    new MemberView(
                            claim(member),
                            isUp || pending.contains(member) ? pod(member) : ClusterView.Pod.MISSING,
                            sight(member)));
        }
        return new ClusterView(
                directory.now(),
                ledger,
                version(),
                new ClusterView.Status(onceHadData, highestIdTold),
                size,
                views,
                certificates);
    }

    private ClusterView.Claim claim(Member member) {
        if (member.ordinal() >= size && !directory.hasVolume(member)) {
            return ClusterView.Claim.MISSING;
        }
        return new ClusterView.Claim("claim-of-" + member, goingClaims.contains(member));
    }

    private ClusterView.Pod pod(Member member) {
        boolean isReady = directory.isOpen(member) && !missingProbes.contains(member);
        if (isReady) {
            unreadySince.remove(member);
        }
        return new ClusterView.Pod(
                uid(member),
                !pending.contains(member),
                isReady,
                isReady ? Optional.empty() : Optional.of(unreadySince.computeIfAbsent(member, who -> directory.now())),
                isOutdated(member),
                "");
    }

    private String uid(Member member) {
        return member + "-" + started.getOrDefault(member, 0);
    }

    private String version() {
        return ledger.isEmpty() ? "" : Integer.toString(ledgerVersion);
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
        highestIdTold = Math.max(
                view.status().highestId(), view.ledger().map(Ledger::highWater).orElse(0));
        Plan plan = Planner.plan(wish, view);
        size = Math.max(size, plan.size());
        mostMembers = Math.max(mostMembers, size);
        inSyncLimit = Optional.of(Retention.inSyncLimit(wish, view, inSyncLimit));
        directory.tellInSyncLimit(inSyncLimit.get());
        tell(new Round(plan, carryOut(plan, view, new MortalOperator(directory, fatalCall))));
        return plan;
    }

    private Optional<Outcome> carryOut(Plan plan, ClusterView view, MortalOperator operator) {
        Executor executor = new Executor(
                operator,
                new LedgerOf(operator),
                certificate -> {
                    operator.call();
                    certificates.putIfAbsent(certificate.digest(), certificate);
                },
                new PodsOf(operator),
                () -> Planner.plan(wish, look()),
                time,
                Runnable::run);
        try {
            return Optional.of(executor.carryOut(plan, view));
        } catch (CompletionException died) {
            if (died.getCause() instanceof MortalOperator.Died) {
                return Optional.empty();
            }
            throw died;
        }
    }

    /** So many seconds, in each of which pods start and an undisturbed operator looks; the last plan. */
    public Plan pass(int seconds) {
        Plan plan = reconcile(-1);
        for (int second = 0; second < seconds; second++) {
            startMissing();
            directory.tick();
            plan = reconcile(-1);
        }
        return plan;
    }

    /** Lets an undisturbed operator work until there is nothing to do; fails if that takes too long. */
    public Plan converge() {
        Plan plan = work();
        if (!isDone(plan)) {
            throw new AssertionError("it never settles");
        }
        return plan;
    }

    /** Lets it work until there is nothing to do, or until it does nothing but tell. */
    Plan work() {
        Plan plan = reconcile(-1);
        int idle = 0;
        for (int round = 0; round < MOST_ROUNDS && !isDone(plan) && idle < WHILE_IT_ONLY_TELLS; round++) {
            startMissing();
            directory.tick();
            plan = reconcile(-1);
            idle = plan.steps().isEmpty() && plan.isStalled() ? idle + 1 : 0;
        }
        return plan;
    }

    /** True if nothing is left to do, and nothing to tell. */
    boolean isDone(Plan plan) {
        return plan.isSteady() && !plan.isStalled() && size > 0 && isSettled();
    }

    private boolean isSettled() {
        return members().stream().allMatch(directory::isUp);
    }

    boolean onceHadData() {
        return onceHadData || ledger.filter(Ledger::bootstrapped).isPresent();
    }

    void tell(Object what) {
        timeline.add(directory.now(), what);
    }

    private boolean shrink(int smaller, MortalOperator operator) {
        operator.call();
        if (size != smaller + 1) {
            return false;
        }
        Member last = member(smaller);
        size = smaller;
        if (!pending.remove(last) && directory.isUp(last)) {
            directory.crash(last);
        }
        return true;
    }

    private boolean delete(Member member, String uid, MortalOperator operator) {
        operator.call();
        boolean isThere = directory.isUp(member) || pending.contains(member);
        if (!isThere || !uid(member).equals(uid)) {
            return false;
        }
        if (!pending.remove(member)) {
            directory.crash(member);
        }
        return true;
    }

    /** The pods of the cluster, for an operator that may die. */
    private final class PodsOf implements Pods {

        private final MortalOperator operator;

        PodsOf(MortalOperator operator) {
            this.operator = operator;
        }

        @Override
        public boolean delete(Member member, String uid) {
            return World.this.delete(member, uid, operator);
        }

        @Override
        public boolean shrink(int smaller) {
            return World.this.shrink(smaller, operator);
        }
    }

    /** Where an operator that may die writes the ledger. */
    private final class LedgerOf implements LedgerWriter {

        private final MortalOperator operator;

        LedgerOf(MortalOperator operator) {
            this.operator = operator;
        }

        @Override
        public String version() {
            return World.this.version();
        }

        @Override
        public void write(Ledger next, String version) throws LedgerConflict {
            operator.call();
            if (!version.equals(version())) {
                throw new LedgerConflict(null);
            }
            ledger.ifPresent(ledgers::add);
            put(Optional.of(next));
        }
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
