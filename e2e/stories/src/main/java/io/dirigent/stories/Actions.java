package io.dirigent.stories;

import static io.dirigent.stories.Story.eventually;
import static org.awaitility.Awaitility.await;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.Replication;
import io.dirigent.api.Server;
import io.dirigent.api.Topology;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happens to a directory: somebody asks for something, or something breaks. */
public final class Actions {

    private final Story story;

    Actions(Story story) {
        this.story = story;
    }

    /** Something must hold now. */
    public Expectations then() {
        return story.then();
    }

    /** Somebody applies the resource. */
    public Actions applied() {
        story.tell("applied: " + story.draft());
        story.draft()
                .data(story.directory().namespace())
                .ifPresent(data -> story.cluster().client().resource(data).serverSideApply());
        story.cluster()
                .client()
                .resource(story.draft().resource(story.directory().namespace(), Story.NAME))
                .serverSideApply();
        return this;
    }

    /** It is applied, and comes to be. */
    public Actions created() {
        return applied().then().allIsReady().when();
    }

    public Actions scaledTo(int replicas) {
        story.tell("scaled to " + replicas);
        story.redraft(story.draft().of(replicas));
        edit(cluster -> cluster.setSpec(cluster.getSpec().withReplicas(replicas)));
        return this;
    }

    /** Somebody wants other members linked with one another. */
    public Actions theTopologyBecomes(Topology.Type type) {
        story.tell("topology becomes " + type);
        story.redraft(story.draft().linkedAs(type));
        edit(cluster -> cluster.setSpec(cluster.getSpec().withTopology(new Topology(type))));
        return this;
    }

    /** Somebody names another image. */
    public Actions theImageBecomes(String image) {
        story.tell("image becomes " + image);
        story.cluster()
                .client()
                .resource(story.draft().from(image).resource(story.directory().namespace(), Story.NAME))
                .forceConflicts()
                .serverSideApply();
        return this;
    }

    /** Somebody has changes kept for another time. */
    public Actions changesAreKeptFor(String time) {
        story.tell("changes are to be kept for " + time);
        story.redraft(story.draft().keepingChangesFor(time));
        edit(cluster -> cluster.setSpec(cluster.getSpec().withReplication(new Replication(null, time, null))));
        return this;
    }

    /** Somebody gives the server other settings. */
    public Actions theServersSettingsBecome(Server settings) {
        story.tell("settings become " + settings);
        edit(cluster -> cluster.setSpec(cluster.getSpec().withServer(settings)));
        return this;
    }

    /** A person's word to the operator. */
    public Actions annotated(String key, String value) {
        story.tell("annotated " + key + "=" + value);
        edit(cluster -> cluster.getMetadata().setAnnotations(new TreeMap<>(Map.of(key, value))));
        return this;
    }

    /** A person does as the condition says: of the answers that its message offers, the one that begins like this. */
    public Actions answered(String condition, String beginning) {
        Matcher answer = Pattern.compile("(dirigent\\.io/recover-from)=(" + beginning + "@\\w+)")
                .matcher(story.directory().condition(condition).orElseThrow().getMessage());
        if (!answer.find()) {
            throw new AssertionError(beginning + " is not offered");
        }
        return annotated(answer.group(1), answer.group(2));
    }

    /** Somebody edits the ledger: the volumes of two members stand in each other's place. */
    public Actions ledgerExchanged(String member, String other) {
        story.tell("exchanged in the ledger: " + member + " and " + other);
        ledger().edit(map -> {
            String first = map.getData().get(member);
            map.getData().put(member, map.getData().get(other));
            map.getData().put(other, first);
            return map;
        });
        return this;
    }

    /** Somebody deletes the ledger, as the operator says. */
    public Actions ledgerDeleted() {
        story.tell("the ledger is deleted");
        ledger().delete();
        return this;
    }

    private Resource<ConfigMap> ledger() {
        return story.cluster()
                .client()
                .configMaps()
                .inNamespace(story.directory().namespace())
                .withName(Story.NAME + "-ledger");
    }

    private void edit(Consumer<DirectoryCluster> change) {
        UnaryOperator<DirectoryCluster> edited = cluster -> {
            change.accept(cluster);
            return cluster;
        };
        // The operator writes the status at any moment: an edit that it overtook is made again.
        await("the edit is taken")
                .atMost(Story.PATIENCE)
                .ignoreExceptionsMatching(e -> e instanceof KubernetesClientException refused
                        && refused.getCode() == HttpURLConnection.HTTP_CONFLICT)
                .until(() -> story.directory().resource().edit(edited) != null);
    }

    /** Somebody clears away the LDIF that the directory began with: it was loaded long ago. */
    public Actions theFirstDataIsDeleted() {
        story.tell("the LDIF is deleted");
        story.draft()
                .data(story.directory().namespace())
                .ifPresent(data -> story.cluster().client().resource(data).delete());
        return this;
    }

    /** The resource goes, its pods with it; its volumes stay; the same is applied again. */
    public Actions deletedAndAppliedAgain() {
        return deleted().applied();
    }

    /** The resource goes, and all that was made for it but what a later one needs to find its data again. */
    public Actions deleted() {
        story.tell("deleted");
        story.directory().resource().delete();
        eventually("what was made is gone").until(() -> story.directory().nothingMadeIsLeft());
        return this;
    }

    /** Clients begin to write through each member and through the client Service, and go on until somebody asks what became of their writes. */
    public Actions clientsWrite() {
        return theyWrite(Writers.throughAll(story.directory(), story.members(), story.nextShift()), story.members());
    }

    /** The same clients, from before there is anybody to write to: they try until they can. */
    public Actions clientsTryToWrite() {
        story.tell("clients try to write through " + story.members());
        story.begin(Writers.throughAll(story.directory(), story.members(), story.nextShift()));
        return this;
    }

    /** The same, through these members only. */
    public Actions clientsWriteThrough(List<String> members) {
        return theyWrite(Writers.through(story.directory(), members, story.nextShift()), members);
    }

    private Actions theyWrite(Writers more, List<String> members) {
        story.tell("clients write through " + members);
        story.begin(more);
        eventually("each way in acknowledges writes")
                .until(() -> more.counts().values().stream().allMatch(count -> count > 5));
        return this;
    }

    /** A client deletes what the directory began with, so many entries a second, until somebody asks what became of it. */
    public Actions aClientDeletes(int aSecond) {
        story.tell("a client deletes " + aSecond + " entries a second");
        story.begin(Deleter.through(
                story.directory(), story.members().getFirst(), story.draft().people(), aSecond));
        eventually("entries are deleted").until(() -> story.deleted() > 5);
        return this;
    }

    /** The server of a member dies at once; its pod stays. */
    public Actions killed(String member) {
        story.tell("kill -9 " + member);
        MemberPod pod = story.directory().pod(member).orElseThrow();
        Optional<String> before = pod.run();
        pod.kill9();
        eventually(member + " is started again").until(() -> story.directory()
                .pod(member)
                .filter(now -> now.run().isPresent() && !now.run().equals(before))
                .isPresent());
        return this;
    }

    /** A member's server hangs as soon as there is one, before anybody saw it. */
    public Actions itHangsAtBirth(String member) {
        await(member + " has a process")
                .atMost(Story.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> story.directory()
                        .pod(member)
                        .filter(pod -> pod.run().isPresent())
                        .isPresent());
        story.directory().pod(member).orElseThrow().pause();
        story.tell(member + " hangs");
        return this;
    }

    /** A member's server hangs, with all connections open. */
    public Actions itHangs(String member) {
        story.tell(member + " hangs");
        story.directory().pod(member).orElseThrow().pause();
        return this;
    }

    public Actions itGoesOn(String member) {
        story.tell(member + " goes on");
        story.directory().pod(member).orElseThrow().resume();
        return this;
    }

    /** The claims and pods of these members are deleted: they come back with empty volumes. */
    public Actions volumesAreLost(List<String> members) {
        story.tell("volumes lost: " + members);
        story.rememberIds();
        Map<String, String> before = story.pods(members);
        for (String member : members) {
            story.directory().claim(member).delete();
        }
        members.forEach(this::deletePod);
        before.forEach(then()::thereIsAnotherPod);
        return this;
    }

    /** All of them at once, and with them all that was ever written. */
    public Actions allVolumesAreLost() {
        story.forgetWhatWasWritten();
        return volumesAreLost(story.members());
    }

    /** Somebody deletes the pod; another one takes its name and its volume. */
    public Actions thePodIsDeleted(String member) {
        story.tell("pod deleted: " + member);
        String before = story.directory().pod(member).orElseThrow().uid();
        deletePod(member);
        return then().thereIsAnotherPod(member, before).when();
    }

    /** Members that came to share a node, because another one was away, are moved until each has a node of its own. */
    public Actions spreadOverNodes() {
        for (Optional<String> crowded = crowded(); crowded.isPresent(); crowded = crowded()) {
            thePodIsDeleted(crowded.get()).then().allIsReady();
        }
        return this;
    }

    private Optional<String> crowded() {
        Set<String> nodes = new HashSet<>();
        return story.members().stream()
                .filter(member -> story.directory()
                        .pod(member)
                        .flatMap(MemberPod::node)
                        .filter(node -> !nodes.add(node))
                        .isPresent())
                .findFirst();
    }

    private void deletePod(String member) {
        story.cluster()
                .client()
                .pods()
                .inNamespace(story.directory().namespace())
                .withName(member)
                .delete();
    }

    /** The operator dies, whatever it is doing, and another one takes over. */
    public Actions theOperatorIsKilled() {
        story.tell("the operator dies");
        story.cluster().operator().kill9();
        return theOperatorIsBack();
    }

    /** The operator has died, and another one is started. */
    public Actions theOperatorIsBack() {
        OperatorProcess operator = story.cluster().operator();
        eventually("the operator has died").until(() -> !operator.isAlive());
        story.tell("operator started again");
        operator.start();
        return this;
    }

    /** It is waited for until the operator is dead. */
    public Actions theOperatorHasDied() {
        eventually("the operator has died")
                .until(() -> !story.cluster().operator().isAlive());
        return this;
    }

    /** From now on: the operator is killed at the next such event. {@link #theOperatorIsBack()} waits for it. */
    public Actions theOperatorDiesAfter(OperatorEvent event) {
        return at(event, "the operator dies", story.cluster().operator()::kill9);
    }

    /** From now on: whoever leads the operators dies at the next such event, and another one takes over by itself. */
    public Actions theLeaderDiesAfter(OperatorEvent event, Runnable death) {
        return at(event, "the leader dies", death);
    }

    /** From now on: a member's server is killed at the next such event. */
    public Actions itDiesAfter(OperatorEvent event, String member) {
        return at(event, member + " dies", () -> story.directory().pod(member).ifPresent(MemberPod::kill9));
    }

    private Actions at(OperatorEvent moment, String what, Runnable fate) {
        story.tell("after " + moment + ": " + what);
        AtomicBoolean isOver = story.fate(what + " after " + moment);
        story.timeline().onEvent(event -> {
            if (moment.isToldBy(event) && isOver.compareAndSet(false, true)) {
                fate.run();
                story.tell(moment + ": " + what);
            }
        });
        return this;
    }

    /** Takes the power from a node. */
    public Actions itsPowerIsLost(String node) {
        story.tell(node + " loses its power");
        story.cluster().needNodes().losePower(node);
        return this;
    }

    public Actions itsPowerIsBack(String node) {
        story.tell(node + " has power again");
        story.cluster().needNodes().start(node);
        return this;
    }

    /** No packet passes between two members any more. */
    public Actions theyAreCut(String member, String other) {
        story.tell("cut: " + member + " and " + other);
        story.cluster().cut(story.directory(), member, other);
        return this;
    }

    /** Ends the cuts between this story's members. */
    public Actions theNetworkIsHealed() {
        story.tell("healed");
        story.cluster().heal(story.directory(), story.members());
        return this;
    }

    public Actions theApiServerDies() {
        story.tell("the API server dies");
        story.cluster().needNodes().killApiServer();
        return this;
    }

    public Actions theApiServerIsBack() {
        story.cluster().needNodes().startApiServer();
        eventually("the API server answers")
                .until(() -> story.cluster().client().getKubernetesVersion() != null);
        story.tell("the API server is back");
        return this;
    }

    /** From now on every id is an old one, for {@link Expectations#theyHaveNewIds}. */
    public Actions idsAreRemembered() {
        story.rememberIds();
        return this;
    }

    /** So many seconds in which nothing is done, because it is the time itself that matters. */
    public Actions timePasses(int seconds) {
        await("time")
                .pollDelay(Duration.ofSeconds(seconds))
                .atMost(Story.PATIENCE)
                .until(() -> true);
        return this;
    }
}
