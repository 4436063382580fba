package io.dirigent.stories;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.Entry;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/**
 * One directory's fate, told in sentences: {@link #when()} something happens, {@link #then()} something must hold. A sentence about the future waits
 * until it has come true. What the story knows is kept here: the cluster that it is told on, the directory that it is about, what was said of it, who
 * writes to it.
 */
public final class Story {

    static final String NAME = "corp";
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final TestCluster cluster;
    private final Directory directory;
    private final Timeline timeline;
    private final Actions actions = new Actions(this);
    private final Expectations expectations = new Expectations(this);
    private final Set<Integer> formerIds = new HashSet<>();
    private ClusterDraft draft;
    private List<Writers> writers = List.of();
    private int size;
    private final Map<String, AtomicBoolean> fates = new ConcurrentHashMap<>();
    private Optional<Deleter> deleter = Optional.empty();
    private int added;
    private int shift;

    Story(TestCluster cluster, String namespace, ClusterDraft draft) {
        this.cluster = cluster;
        this.draft = draft;
        this.size = draft.replicas();
        this.directory = new Directory(cluster, namespace, NAME);
        this.timeline = Timeline.of(cluster.client(), namespace);
    }

    /** Something happens. */
    public Actions when() {
        return actions;
    }

    /** Something must hold. */
    public Expectations then() {
        return expectations;
    }

    /** The directory that it is about. */
    public Directory directory() {
        return directory;
    }

    /** The names of all members wanted at present. */
    public List<String> members() {
        return directory.members(size);
    }

    /** Those but this one. */
    public List<String> membersBut(String member) {
        return members().stream().filter(other -> !other.equals(member)).toList();
    }

    /** Who has which id at present, for {@link Expectations#idsAreStill}. */
    public Map<String, Integer> ids() {
        return directory.status().orElseThrow().members().stream()
                .collect(Collectors.toMap(
                        MemberStatus::name,
                        member -> Objects.requireNonNullElse(member.serverId(), 0),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** Which pod each member has at present. */
    public Map<String, String> pods() {
        return pods(members());
    }

    Map<String, String> pods(List<String> members) {
        return members.stream()
                .collect(Collectors.toMap(
                        member -> member,
                        member -> directory.pod(member).orElseThrow().uid()));
    }

    /** How many changes of any pod were heard of so far, for {@link Expectations#allWereRestartedOneAtATime}. */
    public int heard() {
        return timeline.away().size();
    }

    TestCluster cluster() {
        return cluster;
    }

    Timeline timeline() {
        return timeline;
    }

    ClusterDraft draft() {
        return draft;
    }

    void redraft(ClusterDraft next) {
        draft = next;
        size = next.replicas();
    }

    int size() {
        return size;
    }

    List<Writers> writers() {
        return writers;
    }

    /** So that no two writers ever add the same entry. */
    int nextShift() {
        return shift++;
    }

    void begin(Writers more) {
        writers = Stream.concat(writers.stream(), Stream.of(more)).toList();
    }

    void begin(Deleter one) {
        deleter = Optional.of(one);
    }

    /** How many entries of the first data a client has deleted. */
    int deleted() {
        return deleter.map(Deleter::count).orElse(0);
    }

    /** Clients stop; what was acknowledged to them stays known. */
    void closeClients() {
        writers.forEach(Writers::close);
        deleter.ifPresent(Deleter::close);
    }

    /** How many entries this story has added by itself so far, writers left out. */
    int added() {
        return added;
    }

    /** A name for one more entry, in one suffix after the other. */
    String nextEntry() {
        int number = added++;
        List<String> suffixes = draft.suffixes();
        return "ou=n" + number + "," + suffixes.get(number % suffixes.size());
    }

    /** All data was lost with all volumes: nobody can have what was written before. */
    void forgetWhatWasWritten() {
        closeClients();
        writers = List.of();
        deleter = Optional.empty();
        added = 0;
    }

    /** Something that is to happen before the act is over; whoever lets it happen sets it to true. */
    AtomicBoolean fate(String what) {
        AtomicBoolean isOver = new AtomicBoolean();
        fates.put(what, isOver);
        return isOver;
    }

    /** An act in which nobody died as it was meant would prove nothing. */
    void requireThatAllFatesWereMet() {
        fates.forEach((what, isOver) -> {
            if (!isOver.get()) {
                throw new AssertionError("it never happened: " + what);
            }
        });
    }

    /** From now on every id that a member has is an old one. */
    void rememberIds() {
        formerIds.addAll(ids().values());
    }

    boolean wasGivenBefore(int id) {
        return formerIds.contains(id);
    }

    /** Names of entries that some client was told to be there, and that are not among these. */
    Set<String> missingIn(Set<Entry> entries) {
        Set<String> missing = new TreeSet<>();
        writers.forEach(each -> missing.addAll(each.acknowledged()));
        entries.stream()
                .filter(entry -> entry.hasAttribute("uid"))
                .forEach(entry -> missing.remove(entry.getAttributeValue("uid")));
        return missing;
    }

    MemberStatus status(String member) {
        DirectoryClusterStatus status = directory.status().orElseThrow();
        return status.members().stream()
                .filter(candidate -> candidate.name().equals(member))
                .findFirst()
                .orElseThrow();
    }

    void tell(String sentence) {
        timeline.tell("STORY     " + sentence);
    }

    static ConditionFactory eventually(String what) {
        return await(what).atMost(PATIENCE).pollInterval(GLANCE).ignoreExceptions();
    }
}
