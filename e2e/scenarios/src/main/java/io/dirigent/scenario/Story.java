package io.dirigent.scenario;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/**
 * One directory's fate, told in sentences: {@code given} what is wanted, {@code when} something happens, {@code then} what must hold. Each
 * sentence about the future waits until it has come true. The invariants are asserted at the end of every story, and when one fails the
 * timeline is printed.
 */
public final class Story {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final String NAME = "corp";

    private final Ground ground;
    private final Directory directory;
    private final Chronicle chronicle;
    private final Draft draft;
    private final Set<Integer> idsBefore = new HashSet<>();
    private List<Writers> writers = List.of();
    private int size;
    private int extra;

    Story(Ground ground, String namespace, Draft draft) {
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

    /** The names of all members wanted at present. */
    public List<String> members() {
        return directory.members(size);
    }

    private void tell(String sentence) {
        chronicle.tell("SCENARIO  " + sentence);
    }

    private static ConditionFactory eventually(String what) {
        return await(what).atMost(PATIENCE).pollInterval(GLANCE).ignoreExceptions();
    }

    // ---- what happens

    /** Somebody applies the resource. */
    public Story whenApplied() {
        tell("applied: " + draft);
        draft.data(directory.namespace())
                .ifPresent(data -> ground.client().resource(data).serverSideApply());
        ground.client().resource(draft.resource(directory.namespace(), NAME)).serverSideApply();
        return this;
    }

    /** It is applied, and comes to be. */
    public Story whenCreated() {
        return whenApplied().thenAllIsReady();
    }

    public Story whenScaledTo(int replicas) {
        tell("scaled to " + replicas);
        size = replicas;
        edit(cluster -> cluster.setSpec(cluster.getSpec().withReplicas(replicas)));
        return this;
    }

    /** Somebody names another image. */
    public Story whenTheImageBecomes(String image) {
        tell("image becomes " + image);
        ground.client()
                .resource(draft.from(image).resource(directory.namespace(), NAME))
                .forceConflicts()
                .serverSideApply();
        return this;
    }

    /** A person's word to the operator. */
    public Story whenAnnotated(String key, String value) {
        tell("annotated " + key + "=" + value);
        edit(cluster -> cluster.getMetadata().setAnnotations(new TreeMap<>(Map.of(key, value))));
        return this;
    }

    private void edit(Consumer<DirectoryCluster> change) {
        UnaryOperator<DirectoryCluster> edited = cluster -> {
            change.accept(cluster);
            return cluster;
        };
        // The operator writes the status at any moment: an edit that it overtook is made again.
        eventually("the edit is taken").until(() -> directory.resource().edit(edited) != null);
    }

    /** Clients begin to write through each member and through the client Service, and go on until somebody asks what became of their writes. */
    public Story whileClientsWrite() {
        return whileTheyWrite(Writers.throughAll(directory, members()), members());
    }

    /** The same, through these members only. */
    public Story whileClientsWriteThrough(List<String> members) {
        return whileTheyWrite(Writers.through(directory, members), members);
    }

    private Story whileTheyWrite(Writers more, List<String> members) {
        tell("clients write through " + members);
        writers = Stream.concat(writers.stream(), Stream.of(more)).toList();
        eventually("each member acknowledges writes")
                .until(() -> members.stream().allMatch(member -> more.countAt(member) > 5));
        return this;
    }

    /** The server of a member dies at once; its pod stays. */
    public Story whenKilled(String member) {
        tell("kill -9 " + member);
        MemberPod pod = directory.pod(member).orElseThrow();
        Optional<String> before = pod.run();
        pod.kill9();
        eventually(member + " is started again").until(() -> directory
                .pod(member)
                .filter(now -> now.run().isPresent() && !now.run().equals(before))
                .isPresent());
        return this;
    }

    /** A member's server hangs as soon as there is one, before anybody saw it. */
    public Story whenItHangsAtBirth(String member) {
        await(member + " has a process")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> directory
                        .pod(member)
                        .filter(pod -> pod.run().isPresent())
                        .isPresent());
        directory.pod(member).orElseThrow().pause();
        tell(member + " hangs");
        return this;
    }

    public Story whenItGoesOn(String member) {
        tell(member + " goes on");
        directory.pod(member).orElseThrow().resume();
        return this;
    }

    /** The claims and pods of these members are deleted: they come back with empty volumes. */
    public Story whenVolumesAreLost(List<String> members) {
        tell("volumes lost: " + members);
        rememberIds();
        Map<String, String> pods = members.stream()
                .collect(Collectors.toMap(
                        member -> member,
                        member -> directory.pod(member).orElseThrow().uid()));
        for (String member : members) {
            directory.claim(member).delete();
        }
        for (String member : members) {
            ground.client()
                    .pods()
                    .inNamespace(directory.namespace())
                    .withName(member)
                    .delete();
        }
        for (String member : members) {
            eventually(member + " has another pod").until(() -> directory
                    .pod(member)
                    .filter(pod -> !pod.uid().equals(pods.get(member)))
                    .isPresent());
        }
        return this;
    }

    /** Somebody deletes the pod; another one takes its name and its volume. */
    public Story whenThePodIsDeleted(String member) {
        tell("pod deleted: " + member);
        String before = directory.pod(member).orElseThrow().uid();
        ground.client()
                .pods()
                .inNamespace(directory.namespace())
                .withName(member)
                .delete();
        return thenThereIsAnotherPod(member, before);
    }

    /** The operator dies, whatever it is doing, and another one takes over. */
    public Story whenTheOperatorIsKilled() {
        tell("the operator dies");
        ground.operator().kill9();
        return whenTheOperatorIsBack();
    }

    /** Takes the power from a node. */
    public Story whenItsPowerIsLost(String node) {
        tell(node + " loses its power");
        nodes().losePower(node);
        return this;
    }

    public Story whenItsPowerIsBack(String node) {
        tell(node + " has power again");
        nodes().start(node);
        return this;
    }

    /** No packet passes between two nodes nor between their pods. */
    public Story whenTheyAreCut(String node, String other) {
        tell("cut: " + node + " and " + other);
        nodes().cut(node, other);
        return this;
    }

    public Story whenTheNetworkIsHealed() {
        tell("healed");
        nodes().heal();
        return this;
    }

    public Story whenTheApiServerDies() {
        tell("the API server dies");
        nodes().killApiServer();
        return this;
    }

    public Story whenTheApiServerIsBack() {
        nodes().startApiServer();
        eventually("the API server answers").until(() -> ground.client().getKubernetesVersion() != null);
        tell("the API server is back");
        return this;
    }

    /** So many seconds in which nothing is done, because it is the time itself that matters. */
    public Story whenTimePasses(int seconds) {
        await("time").pollDelay(Duration.ofSeconds(seconds)).atMost(PATIENCE).until(() -> true);
        return this;
    }

    private Nodes nodes() {
        return ground.nodes().orElseThrow(() -> new NotOnThisGround("these machines cannot be hurt"));
    }

    /** Somebody clears away the LDIF that the directory began with: it was loaded long ago. */
    public Story whenTheFirstDataIsDeleted() {
        tell("the LDIF is deleted");
        draft.data(directory.namespace())
                .ifPresent(data -> ground.client().resource(data).delete());
        return this;
    }

    /** The resource goes, its pods with it; its volumes stay; the same is applied again. */
    public Story whenDeletedAndAppliedAgain() {
        return whenDeleted().whenApplied();
    }

    /** The resource goes, and all that was made for it but what a later one needs to find its data again. */
    public Story whenDeleted() {
        tell("deleted");
        directory.resource().delete();
        eventually("what was made is gone")
                .until(() -> directory.resource().get() == null
                        && madeObjects().allMatch(made -> made.list().getItems().isEmpty()));
        return this;
    }

    private Stream<Listable<? extends KubernetesResourceList<? extends HasMetadata>>> madeObjects() {
        KubernetesClient client = ground.client();
        String namespace = directory.namespace();
        return Stream.of(
                client.pods().inNamespace(namespace),
                client.apps().statefulSets().inNamespace(namespace),
                client.services().inNamespace(namespace),
                client.policy().v1().podDisruptionBudget().inNamespace(namespace),
                client.network().v1().networkPolicies().inNamespace(namespace));
    }

    /** From now on: the operator is killed at the next such moment. {@link #whenTheOperatorIsBack()} waits for it. */
    public Story theOperatorDiesAfter(Moment moment) {
        return at(moment, "the operator dies", ground.operator()::kill9);
    }

    /** From now on: whoever leads the operators dies at the next such moment, and another one takes over by itself. */
    public Story theLeaderDiesAfter(Moment moment, Runnable death) {
        return at(moment, "the leader dies", death);
    }

    /** From now on: a member's server is killed at the next such moment. */
    public Story itDiesAfter(Moment moment, String member) {
        return at(moment, member + " dies", () -> directory.pod(member).ifPresent(MemberPod::kill9));
    }

    private Story at(Moment moment, String what, Runnable fate) {
        tell("after " + moment + ": " + what);
        AtomicBoolean isOver = new AtomicBoolean();
        chronicle.onEvent(event -> {
            if (moment.isToldBy(event) && isOver.compareAndSet(false, true)) {
                fate.run();
                tell(moment + ": " + what);
            }
        });
        return this;
    }

    /** The operator has died, and another one is started. */
    public Story whenTheOperatorIsBack() {
        eventually("the operator has died").until(() -> !ground.operator().isAlive());
        tell("operator started again");
        ground.operator().start();
        return this;
    }

    // ---- what must come true

    /** Ready, with as many members as wanted, each of them open to its clients. */
    public Story thenAllIsReady() {
        eventually("all " + size + " members are ready")
                .until(() -> directory.is("Ready")
                        && directory.status().orElseThrow().members().size() == size
                        && directory.status().orElseThrow().members().stream()
                                .allMatch(member -> "Ready".equals(member.phase()))
                        && members().stream().allMatch(directory::isOpen));
        tell("all is ready");
        return this;
    }

    /** This condition, with status True and this reason. */
    public Story then(String condition, String reason) {
        eventually(condition + " because of " + reason).until(() -> directory
                .condition(condition)
                .filter(found -> "True".equals(found.getStatus()) && reason.equals(found.getReason()))
                .isPresent());
        tell(condition + " because of " + reason);
        return this;
    }

    /** The status gives a reason with this in it for a member's not being as it should. */
    public Story thenItIsSaidOf(String member, String words) {
        eventually("of " + member + " is said " + words)
                .until(() -> String.valueOf(status(member).reason()).contains(words));
        tell("of " + member + " is said " + words);
        return this;
    }

    /** A pod of this name that is not the one with this uid. */
    public Story thenThereIsAnotherPod(String member, String before) {
        eventually(member + " has another pod").until(() -> directory
                .pod(member)
                .filter(pod -> !pod.uid().equals(before))
                .isPresent());
        return this;
    }

    /** The operator sees that not all is well. */
    public Story thenItIsNotReady() {
        eventually("not ready").until(() -> !directory.is("Ready"));
        tell("not ready");
        return this;
    }

    /** Clients go on writing through these members, and through the client Service. */
    public Story thenWritesGoOnThrough(List<String> members) {
        Writers latest = writers.getLast();
        Map<String, Integer> before = latest.counts();
        eventually("writes go on through " + members + " and the Service")
                .until(() -> Stream.concat(members.stream(), Stream.of(Writers.SERVICE))
                        .allMatch(way -> latest.countAt(way) > before.get(way) + 20));
        tell("writes go on through " + members + " and the Service");
        return this;
    }

    /** A member lacks what others acknowledged: it does not hear of them. */
    public Story thenItLacksWrites(String member) {
        eventually(member + " lacks writes")
                .until(() -> !writers.getLast().missingOn(member).isEmpty());
        tell(member + " lacks writes of others");
        return this;
    }

    /** The member serves clients, whatever happens to others. */
    public Story thenItTakesClients(String member) {
        eventually(member + " takes clients").until(() -> directory.isOpen(member));
        return this;
    }

    /** An entry added on each member is read on each other one. */
    public Story thenAWriteOnEachIsReadOnEach() throws LDAPException {
        for (String writer : members()) {
            String dn = "ou=n" + extra++ + "," + Draft.SUFFIX;
            try (LDAPConnection connection = directory.connect(writer)) {
                connection.add(dn, new Attribute("objectClass", "organizationalUnit"));
            }
            for (String reader : members()) {
                eventually("what was added on " + writer + " is read on " + reader)
                        .until(() -> {
                            try (LDAPConnection connection = directory.connect(reader)) {
                                return connection.getEntry(dn) != null;
                            }
                        });
            }
        }
        tell("a write on each is read on each");
        return this;
    }

    /** Exactly n(n-1), each on the configuration of the server that it belongs to. */
    public Story thenTheServersHaveAFullMesh() throws LDAPException {
        int agreements = 0;
        for (String member : members()) {
            Set<String> others = new HashSet<>(members());
            others.remove(member);
            Set<String> peers = directory.look(member).peers();
            if (!peers.equals(others)) {
                throw new AssertionError(member + " names as peers " + peers + ", not " + others);
            }
            agreements += peers.size();
        }
        String wanted = agreements + "/" + agreements;
        String said = directory.status().orElseThrow().agreementsEstablished();
        if (agreements != size * (size - 1) || !wanted.equals(said)) {
            throw new AssertionError(agreements + " agreements on the servers, " + said + " in the status");
        }
        return this;
    }

    /** Every entry of the first data, and every one that this story added, is on every member. */
    public Story thenEveryEntryIsOnEachMember() {
        for (String member : members()) {
            eventually("every entry is on " + member)
                    .until(() -> directory.count(member) >= 1 + draft.people() + extra);
        }
        return this;
    }

    /** The clients stop; all that was acknowledged is on every member. */
    public Story thenNoAcknowledgedWriteIsLost() {
        for (Writers each : writers) {
            each.close();
            for (String member : members()) {
                eventually("every acknowledged write is on " + member)
                        .until(() -> each.missingOn(member).isEmpty());
            }
            tell("acknowledged and on each member: " + each.acknowledged().size());
        }
        return this;
    }

    /** Members whose volume was lost are back with ids that nobody ever had. */
    public Story thenTheyHaveNewIds(List<String> members) {
        for (String member : members) {
            eventually(member + " has a new id").until(() -> {
                Integer id = status(member).serverId();
                return id != null && !idsBefore.contains(id);
            });
        }
        return this;
    }

    /** Remembers who has which id, for {@link #thenIdsAreUnchanged()}. */
    public Map<String, Integer> ids() {
        return directory.status().orElseThrow().members().stream()
                .collect(Collectors.toMap(
                        MemberStatus::name,
                        member -> Objects.requireNonNullElse(member.serverId(), 0),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private void rememberIds() {
        idsBefore.addAll(ids().values());
    }

    /** Nobody was given another id since then. */
    public Story thenIdsAreStill(Map<String, Integer> before) {
        if (!ids().equals(before)) {
            throw new AssertionError("ids were " + before + " and are " + ids());
        }
        return this;
    }

    /** This member was not given another id since then. */
    public Story thenItsIdIsStill(String member, Map<String, Integer> before) {
        if (!Objects.equals(ids().get(member), before.get(member))) {
            throw new AssertionError("ids were " + before + " and are " + ids());
        }
        return this;
    }

    /** No member holds any data, and none is being loaded. */
    public Story thenNothingIsLoaded() throws LDAPException {
        for (String member : members()) {
            ServerLook look = directory.look(member);
            if (!look.state().equals("empty") || look.entries() > 0) {
                throw new AssertionError("loaded or being loaded: " + look);
            }
        }
        return this;
    }

    /** These members were seen, while others were not, and hold nothing. */
    public Story thenNoSeedAmong(List<String> members) throws LDAPException {
        for (String member : members) {
            eventually(member + " was seen").until(() -> status(member).volumeId() != null);
        }
        thenTheOperatorHasLookedAgain(10);
        for (String member : members) {
            ServerLook look = directory.look(member);
            if (!look.state().equals("empty")) {
                throw new AssertionError("a second seed: " + look);
            }
        }
        return this;
    }

    /** So many looks of the operator later. */
    public Story thenTheOperatorHasLookedAgain(int times) {
        Diligence before = Diligence.of(ground);
        eventually("the operator has looked " + times + " times")
                .until(() -> Diligence.of(ground).looksSince(before) >= times);
        return this;
    }

    /** Over at least so many looks the operator writes nothing: neither to the API server nor into any server's configuration. */
    public Story thenItIsSilentFor(int looks) {
        AtomicBoolean isSettled = new AtomicBoolean();
        eventually("a first quiet second").until(() -> {
            Diligence start = Diligence.of(ground);
            thenTheOperatorHasLookedAgain(3);
            isSettled.set(Diligence.of(ground).writesSince(start).isEmpty());
            return isSettled.get();
        });
        Map<String, String> configurations = configurations();
        Diligence start = Diligence.of(ground);
        tell("silence is expected from here");
        thenTheOperatorHasLookedAgain(looks);
        List<String> writes = Diligence.of(ground).writesSince(start);
        if (!writes.isEmpty()) {
            throw new AssertionError("a steady cluster, and the operator writes " + writes);
        }
        if (!configurations.equals(configurations())) {
            throw new AssertionError("a steady cluster, and a server's configuration changes");
        }
        tell("it was silent");
        return this;
    }

    private Map<String, String> configurations() {
        return members().stream().collect(Collectors.toMap(member -> member, directory::configuration));
    }

    private MemberStatus status(String member) {
        DirectoryClusterStatus status = directory.status().orElseThrow();
        return status.members().stream()
                .filter(candidate -> candidate.name().equals(member))
                .findFirst()
                .orElseThrow();
    }
}
