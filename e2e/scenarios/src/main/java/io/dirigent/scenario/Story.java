package io.dirigent.scenario;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One directory's fate, told in sentences: {@code given} what is wanted, {@code when} something happens, {@code then} what must hold. Each
 * sentence about the future waits until it has come true. The invariants are asserted at the end of every story, and when one fails the
 * timeline is printed.
 */
public final class Story extends Happenings {

    private int extra;

    Story(Ground ground, String namespace, Draft draft) {
        super(ground, namespace, draft);
    }

    @Override
    Story story() {
        return this;
    }

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

    /** The operator said, by an event with this reason, that it did something. */
    public Story thenTheOperatorSaid(String reason) {
        eventually("an event " + reason)
                .until(() -> ground.client().v1().events().inNamespace(directory.namespace()).list().getItems().stream()
                        .anyMatch(event -> reason.equals(event.getReason())));
        tell("the operator said " + reason);
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

    /** Every member has another pod than these; of the changes heard since then, none left more than one of them away. */
    public Story thenAllWereRestartedOneAtATime(Map<String, String> podsBefore, int heardBefore) {
        podsBefore.forEach(this::thenThereIsAnotherPod);
        thenAllIsReady();
        List<Set<String>> away = chronicle.away();
        for (Set<String> members : away.subList(heardBefore, away.size())) {
            if (members.size() > 1) {
                throw new AssertionError("away at the same time: " + members);
            }
        }
        tell("all were restarted, one at a time");
        return this;
    }

    /** Each member answers a search for this attribute from its index, with all that it holds. */
    public Story thenTheIndexIsUsed(String attribute) throws LDAPException {
        for (String member : members()) {
            String plan = directory.searchPlan(member, "(" + attribute + "=P)");
            // The rest of the plan speaks of the scope, which has no index to be used.
            if (!plan.contains("[INDEX:" + attribute + ".")) {
                throw new AssertionError(member + " does not use the index of " + attribute + ": " + plan);
            }
        }
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

    /** A member has all that was acknowledged to the last clients. */
    public Story thenItHasAllWrites(String member) {
        eventually(member + " has all writes")
                .until(() -> writers.getLast().missingOn(member).isEmpty());
        tell(member + " has all writes");
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

    /** Every entry of the first data, and every one that this story added, is on every member; that they are the same is told at every story's end. */
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
                eventually("every acknowledged write is on " + member).untilAsserted(() -> lacksNothing(member, each));
            }
            tell("acknowledged and on each member: " + each.acknowledged().size());
        }
        return this;
    }

    private static void lacksNothing(String member, Writers writers) throws LDAPException {
        Set<String> missing = writers.missingOn(member);
        if (!missing.isEmpty()) {
            throw new AssertionError(member + " lacks " + missing);
        }
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
}
