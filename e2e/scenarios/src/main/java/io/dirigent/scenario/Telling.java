package io.dirigent.scenario;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.Entry;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;

/** What every part of a story knows: the ground it stands on, the directory that it is about, and its chronicle. */
abstract class Telling {

    static final String NAME = "corp";

    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(200);

    final Ground ground;
    final Directory directory;
    final Chronicle chronicle;
    final Draft draft;
    final Set<Integer> idsBefore = new HashSet<>();
    List<Writers> writers = List.of();
    int size;

    Telling(Ground ground, String namespace, Draft draft) {
        this.ground = ground;
        this.draft = draft;
        this.size = draft.replicas();
        this.directory = new Directory(ground, namespace, NAME);
        this.chronicle = Chronicle.of(ground.client(), namespace);
    }

    Directory directory() {
        return directory;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    List<Writers> writers() {
        return writers;
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

    /** The names of all members wanted at present. */
    public List<String> members() {
        return directory.members(size);
    }

    /** Remembers who has which id, for {@link Story#thenIdsAreStill}. */
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

    final Map<String, String> pods(List<String> members) {
        return members.stream()
                .collect(Collectors.toMap(
                        member -> member,
                        member -> directory.pod(member).orElseThrow().uid()));
    }

    final void rememberIds() {
        idsBefore.addAll(ids().values());
    }

    final void tell(String sentence) {
        chronicle.tell("SCENARIO  " + sentence);
    }

    static ConditionFactory eventually(String what) {
        return await(what).atMost(PATIENCE).pollInterval(GLANCE).ignoreExceptions();
    }

    final Nodes nodes() {
        return ground.nodes().orElseThrow(() -> new NotOnThisGround("these machines cannot be hurt"));
    }

    final MemberStatus status(String member) {
        DirectoryClusterStatus status = directory.status().orElseThrow();
        return status.members().stream()
                .filter(candidate -> candidate.name().equals(member))
                .findFirst()
                .orElseThrow();
    }
}
