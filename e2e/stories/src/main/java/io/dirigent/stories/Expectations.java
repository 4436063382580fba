package io.dirigent.stories;

import static io.dirigent.stories.Story.eventually;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold of a directory, at once or before long. */
public final class Expectations {

    private final Story story;

    Expectations(Story story) {
        this.story = story;
    }

    /** The story goes on. */
    public Actions when() {
        return story.when();
    }

    private Directory directory() {
        return story.directory();
    }

    /** Ready, with as many members as wanted, each of them open to its clients. */
    public Expectations allIsReady() {
        eventually("all " + story.size() + " members are ready")
                .until(() -> directory().is("Ready")
                        && directory().status().orElseThrow().members().size() == story.size()
                        && directory().status().orElseThrow().members().stream()
                                .allMatch(member -> "Ready".equals(member.phase()))
                        && story.members().stream().allMatch(directory()::isOpen));
        story.tell("all is ready");
        return this;
    }

    /** This condition, with status True and this reason. */
    public Expectations itIs(String condition, String reason) {
        eventually(condition + " because of " + reason).until(() -> directory()
                .condition(condition)
                .filter(found -> "True".equals(found.getStatus()) && reason.equals(found.getReason()))
                .isPresent());
        story.tell(condition + " because of " + reason);
        return this;
    }

    /** The operator sees that not all is well. */
    public Expectations itIsNotReady() {
        eventually("not ready").until(() -> !directory().is("Ready"));
        story.tell("not ready");
        return this;
    }

    /** The status gives a reason with this in it for a member's not being as it should. */
    public Expectations itIsSaidOf(String member, String words) {
        eventually("of " + member + " is said " + words)
                .until(() -> String.valueOf(story.status(member).reason()).contains(words));
        story.tell("of " + member + " is said " + words);
        return this;
    }

    /** The operator said, by an event with this reason, that it did something. */
    public Expectations theOperatorSaid(String reason) {
        eventually("an event " + reason)
                .until(
                        () -> story
                                .cluster()
                                .client()
                                .v1()
                                .events()
                                .inNamespace(directory().namespace())
                                .list()
                                .getItems()
                                .stream()
                                .anyMatch(event -> reason.equals(event.getReason())));
        story.tell("the operator said " + reason);
        return this;
    }

    /** A pod of this name that is not the one with this uid. */
    public Expectations thereIsAnotherPod(String member, String before) {
        eventually(member + " has another pod").until(() -> directory()
                .pod(member)
                .filter(pod -> !pod.uid().equals(before))
                .isPresent());
        return this;
    }

    /** Every member has another pod than these; of the changes heard since then, none left more than one of them away. */
    public Expectations allWereRestartedOneAtATime(Map<String, String> podsBefore, int heardBefore) {
        podsBefore.forEach(this::thereIsAnotherPod);
        allIsReady();
        List<Set<String>> away = story.timeline().away();
        for (Set<String> members : away.subList(heardBefore, away.size())) {
            require(members.size() <= 1, "away at the same time: " + members);
        }
        story.tell("all were restarted, one at a time");
        return this;
    }

    /** Each member answers a search for this attribute from its index, with all that it holds. */
    public Expectations theIndexIsUsed(String attribute) throws LDAPException {
        for (String member : story.members()) {
            String plan = directory().searchPlan(member, "(" + attribute + "=P)");
            // The rest of the plan speaks of the scope, which has no index to be used.
            require(
                    plan.contains("[INDEX:" + attribute + "."),
                    member + " does not use the index of " + attribute + ": " + plan);
        }
        return this;
    }

    /** Clients go on writing through these members, and through the client Service. */
    public Expectations writesGoOnThrough(List<String> members) {
        Writers latest = story.writers().getLast();
        Map<String, Integer> before = latest.counts();
        eventually("writes go on through " + members + " and the Service")
                .until(() -> Stream.concat(members.stream(), Stream.of(Writers.SERVICE))
                        .allMatch(way -> latest.countAt(way) > before.get(way) + 20));
        story.tell("writes go on through " + members + " and the Service");
        return this;
    }

    /** A member lacks what others acknowledged: it does not hear of them. */
    public Expectations itLacksWrites(String member) {
        eventually(member + " lacks writes")
                .until(() -> !story.writers().getLast().missingOn(member).isEmpty());
        story.tell(member + " lacks writes of others");
        return this;
    }

    /** A member has all that was acknowledged to the last clients. */
    public Expectations itHasAllWrites(String member) {
        eventually(member + " has all writes")
                .until(() -> story.writers().getLast().missingOn(member).isEmpty());
        story.tell(member + " has all writes");
        return this;
    }

    /** The clients stop; all that was acknowledged is on every member. */
    public Expectations noAcknowledgedWriteIsLost() {
        Set<String> acknowledged = new HashSet<>();
        for (Writers each : story.writers()) {
            each.close();
            acknowledged.addAll(each.acknowledged());
        }
        for (String member : story.members()) {
            eventually("every acknowledged write is on " + member).untilAsserted(() -> {
                Set<String> missing = new TreeSet<>(acknowledged);
                missing.removeAll(directory().people(member));
                require(missing.isEmpty(), member + " lacks " + missing);
            });
        }
        story.tell("acknowledged and on each member: " + acknowledged.size());
        return this;
    }

    /** The member was seen, and serves no clients. */
    public Expectations itStaysClosed(String member) {
        eventually(member + " was seen").until(() -> story.status(member).volumeId() != null);
        theOperatorHasLookedAgain(10);
        require(!directory().isOpen(member), member + " takes clients");
        story.tell(member + " stays closed");
        return this;
    }

    /** The member serves clients, whatever happens to others. */
    public Expectations itTakesClients(String member) {
        eventually(member + " takes clients").until(() -> directory().isOpen(member));
        return this;
    }

    /** An entry added on each member is read on each other one. */
    public Expectations aWriteOnEachIsReadOnEach() throws LDAPException {
        for (String writer : story.members()) {
            String dn = story.nextEntry();
            directory().add(writer, dn);
            for (String reader : story.members()) {
                eventually("what was added on " + writer + " is read on " + reader)
                        .until(() -> directory().has(reader, dn));
            }
        }
        story.tell("a write on each is read on each");
        return this;
    }

    /** Exactly n(n-1), each on the configuration of the server that it belongs to. */
    public Expectations theServersHaveAFullMesh() throws LDAPException {
        return theServersHave("a full mesh", member -> new HashSet<>(story.membersBut(member)));
    }

    /** Exactly 2n, each on the configuration of the server that it belongs to, as soon as others have been taken away. */
    public Expectations theServersHaveARing() {
        List<String> round = story.members();
        eventually("the servers have a ring")
                .untilAsserted(() -> theServersHave("a ring", member -> {
                    int at = round.indexOf(member);
                    int last = round.size() - 1;
                    return Set.of(round.get(at == 0 ? last : at - 1), round.get(at == last ? 0 : at + 1));
                }));
        return this;
    }

    private Expectations theServersHave(String shape, Function<String, Set<String>> wanted) throws LDAPException {
        int agreements = 0;
        for (String member : story.members()) {
            Set<String> peers = directory().look(member).peers();
            require(
                    peers.equals(wanted.apply(member)),
                    member + " names as peers " + peers + " in " + shape + " of " + story.members());
            agreements += peers.size();
        }
        String all = agreements + "/" + agreements;
        String said = directory().status().orElseThrow().agreementsEstablished();
        require(all.equals(said), agreements + " agreements on the servers, " + said + " in the status");
        story.tell("the servers have " + shape);
        return this;
    }

    /** Every entry of the first data, and every one that this story added, is on every member; that they are the same is told at every act's end. */
    public Expectations everyEntryIsOnEachMember() {
        for (String member : story.members()) {
            eventually("every entry is on " + member)
                    .until(() -> directory().count(member, story.draft().suffixes())
                            >= story.draft().entries() + story.added() - story.deleted());
        }
        return this;
    }

    /** These members have left: no pod of theirs is there, and no configuration of those that stayed names them. */
    public Expectations nothingIsLeftOf(List<String> gone) {
        for (String member : gone) {
            eventually(member + " is gone").until(() -> directory().pod(member).isEmpty());
            for (String survivor : story.members()) {
                eventually(survivor + " knows nothing of " + member).until(() -> !directory()
                        .configuration(survivor)
                        .contains(directory().host(member)));
            }
        }
        story.tell("nothing is left of " + gone);
        return this;
    }

    /** The member is on its way out, and has come so far. */
    public Expectations itHasBecome(String member, String state) {
        eventually(member + " is " + state)
                .until(() -> directory().look(member).state().equals(state));
        story.tell(member + " is " + state);
        return this;
    }

    /** Each server keeps changes for so many seconds, and nobody was restarted for it. */
    public Expectations eachServerKeepsChangesFor(long seconds, Map<String, String> podsBefore) {
        for (String member : story.members()) {
            eventually(member + " keeps changes for " + seconds + " s")
                    .until(() -> directory().look(member).keepsChangesFor().equals(seconds + " s"));
        }
        Map<String, String> pods = story.pods(story.members());
        require(pods.equals(podsBefore), "pods were " + podsBefore + " and are " + pods);
        story.tell("each server keeps changes for " + seconds + " s, and nobody was restarted");
        return this;
    }

    /** Members whose volume was lost are back with ids that nobody ever had. */
    public Expectations theyHaveNewIds(List<String> members) {
        for (String member : members) {
            eventually(member + " has a new id").until(() -> {
                Integer id = story.status(member).serverId();
                return id != null && !story.wasGivenBefore(id);
            });
        }
        return this;
    }

    /** Nobody was given another id since then. */
    public Expectations idsAreStill(Map<String, Integer> before) {
        Map<String, Integer> now = story.ids();
        require(now.equals(before), "ids were " + before + " and are " + now);
        return this;
    }

    /** The member has this id: the first one that it was given is good. */
    public Expectations itHasServerId(String member, int id) {
        Integer now = story.status(member).serverId();
        require(now != null && now == id, member + " has server id " + now);
        return this;
    }

    /** This member was not given another id since then. */
    public Expectations itsIdIsStill(String member, Map<String, Integer> before) {
        Map<String, Integer> now = story.ids();
        require(Objects.equals(now.get(member), before.get(member)), "ids were " + before + " and are " + now);
        return this;
    }

    /** No member holds any data, and none is being loaded. */
    public Expectations nothingIsLoaded() throws LDAPException {
        for (String member : story.members()) {
            ServerLook look = directory().look(member);
            require(look.state().equals("empty") && look.entries() == 0, "loaded or being loaded: " + look);
        }
        return this;
    }

    /** These members were seen, while others were not, and hold nothing. */
    public Expectations noSeedAmong(List<String> members) throws LDAPException {
        for (String member : members) {
            eventually(member + " was seen").until(() -> story.status(member).volumeId() != null);
        }
        theOperatorHasLookedAgain(10);
        for (String member : members) {
            ServerLook look = directory().look(member);
            require(look.state().equals("empty"), "a second seed: " + look);
        }
        return this;
    }

    /** So many looks of the operator later. */
    public Expectations theOperatorHasLookedAgain(int times) {
        Silence.awaitLooks(story, times);
        return this;
    }

    /** The StatefulSet counts as its pods those of suppliers of this cluster alone, for ever: its selector is immutable. */
    public Expectations onlySuppliersAreSelected() {
        Map<String, String> selected = directory().podsSelected();
        Map<String, String> suppliers =
                Map.of("dirigent.io/cluster", directory().name(), "dirigent.io/role", "supplier");
        require(selected.equals(suppliers), "the StatefulSet selects " + selected);
        return this;
    }

    /** Over at least so many looks the operator writes nothing: neither to the API server nor into any server's configuration. */
    public Expectations itIsSilentFor(int looks) {
        new Silence(story).holdsFor(looks);
        return this;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
