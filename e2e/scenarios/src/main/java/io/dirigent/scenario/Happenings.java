package io.dirigent.scenario;

import static org.awaitility.Awaitility.await;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.Server;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What happens to a directory: somebody asks for something, or something breaks. */
abstract class Happenings extends Telling {

    Happenings(Ground ground, String namespace, Draft draft) {
        super(ground, namespace, draft);
    }

    /** The story goes on. */
    abstract Story story();

    /** Somebody applies the resource. */
    public Story whenApplied() {
        tell("applied: " + draft);
        draft.data(directory.namespace())
                .ifPresent(data -> ground.client().resource(data).serverSideApply());
        ground.client().resource(draft.resource(directory.namespace(), NAME)).serverSideApply();
        return story();
    }

    /** It is applied, and comes to be. */
    public Story whenCreated() {
        return whenApplied().thenAllIsReady();
    }

    public Story whenScaledTo(int replicas) {
        tell("scaled to " + replicas);
        size = replicas;
        edit(cluster -> cluster.setSpec(cluster.getSpec().withReplicas(replicas)));
        return story();
    }

    /** Somebody names another image. */
    public Story whenTheImageBecomes(String image) {
        tell("image becomes " + image);
        ground.client()
                .resource(draft.from(image).resource(directory.namespace(), NAME))
                .forceConflicts()
                .serverSideApply();
        return story();
    }

    /** Somebody gives the server other settings. */
    public Story whenTheServersSettingsBecome(Server settings) {
        tell("settings become " + settings);
        edit(cluster -> cluster.setSpec(cluster.getSpec().withServer(settings)));
        return story();
    }

    /** A person's word to the operator. */
    public Story whenAnnotated(String key, String value) {
        tell("annotated " + key + "=" + value);
        edit(cluster -> cluster.getMetadata().setAnnotations(new TreeMap<>(Map.of(key, value))));
        return story();
    }

    private void edit(Consumer<DirectoryCluster> change) {
        UnaryOperator<DirectoryCluster> edited = cluster -> {
            change.accept(cluster);
            return cluster;
        };
        // The operator writes the status at any moment: an edit that it overtook is made again.
        await("the edit is taken")
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> e instanceof KubernetesClientException refused
                        && refused.getCode() == HttpURLConnection.HTTP_CONFLICT)
                .until(() -> directory.resource().edit(edited) != null);
    }

    /** Clients begin to write through each member and through the client Service, and go on until somebody asks what became of their writes. */
    public Story whileClientsWrite() {
        return whileTheyWrite(Writers.throughAll(directory, members(), writers.size()), members());
    }

    /** The same clients, from before there is anybody to write to: they try until they can. */
    public Story whileClientsTryToWrite() {
        tell("clients try to write through " + members());
        begin(Writers.throughAll(directory, members(), writers.size()));
        return story();
    }

    /** The same, through these members only. */
    public Story whileClientsWriteThrough(List<String> members) {
        return whileTheyWrite(Writers.through(directory, members, writers.size()), members);
    }

    private Story whileTheyWrite(Writers more, List<String> members) {
        tell("clients write through " + members);
        begin(more);
        eventually("each way in acknowledges writes")
                .until(() -> more.counts().values().stream().allMatch(count -> count > 5));
        return story();
    }

    private void begin(Writers more) {
        writers = Stream.concat(writers.stream(), Stream.of(more)).toList();
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
        return story();
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
        return story();
    }

    public Story whenItGoesOn(String member) {
        tell(member + " goes on");
        directory.pod(member).orElseThrow().resume();
        return story();
    }

    /** The claims and pods of these members are deleted: they come back with empty volumes. */
    public Story whenVolumesAreLost(List<String> members) {
        tell("volumes lost: " + members);
        rememberIds();
        Map<String, String> before = pods(members);
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
        before.forEach(story()::thenThereIsAnotherPod);
        return story();
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
        return story().thenThereIsAnotherPod(member, before);
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
        return story();
    }

    public Story whenItsPowerIsBack(String node) {
        tell(node + " has power again");
        nodes().start(node);
        return story();
    }

    /** No packet passes between two members any more. */
    public Story whenTheyAreCut(String member, String other) {
        tell("cut: " + member + " and " + other);
        ground.cut(directory, member, other);
        return story();
    }

    public Story whenTheNetworkIsHealed() {
        tell("healed");
        ground.heal();
        return story();
    }

    public Story whenTheApiServerDies() {
        tell("the API server dies");
        nodes().killApiServer();
        return story();
    }

    public Story whenTheApiServerIsBack() {
        nodes().startApiServer();
        eventually("the API server answers").until(() -> ground.client().getKubernetesVersion() != null);
        tell("the API server is back");
        return story();
    }

    /** From now on every id is an old one, for {@link Story#thenTheyHaveNewIds}. */
    public Story whenIdsAreRemembered() {
        rememberIds();
        return story();
    }

    /** So many seconds in which nothing is done, because it is the time itself that matters. */
    public Story whenTimePasses(int seconds) {
        await("time").pollDelay(Duration.ofSeconds(seconds)).atMost(PATIENCE).until(() -> true);
        return story();
    }

    /** Somebody clears away the LDIF that the directory began with: it was loaded long ago. */
    public Story whenTheFirstDataIsDeleted() {
        tell("the LDIF is deleted");
        draft.data(directory.namespace())
                .ifPresent(data -> ground.client().resource(data).delete());
        return story();
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
        return story();
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
        return story();
    }

    /** The operator has died, and another one is started. */
    public Story whenTheOperatorIsBack() {
        eventually("the operator has died").until(() -> !ground.operator().isAlive());
        tell("operator started again");
        ground.operator().start();
        return story();
    }
}
