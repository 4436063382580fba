package io.dirigent.stories;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.api.MemberStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds at the end of every act, whatever happened in it (I1, I2, I4 and I7 of the architecture). */
final class Invariants {

    private static final Set<String> SOURCES = Set.of("Ready", "Initialised", "Unseen");

    private final Story story;
    private final List<ServerLook> looks = new ArrayList<>();

    private Invariants(Story story) {
        this.story = story;
    }

    /** Asserts all of them. */
    static void hold(Story story) throws LDAPException {
        Invariants invariants = new Invariants(story);
        for (String member : story.members()) {
            invariants.looks.add(story.directory().look(member));
        }
        invariants.noIdWasEverGivenTwice();
        invariants.noMemberSharesItsId();
        invariants.everySupplierHasAnAgreement();
        invariants.allHoldTheSameAndAllThatWasAcknowledged();
        invariants.onlyProvenDataWasASource();
        invariants.whoIsNotInitialisedTakesNoClients();
    }

    /** I1, over all ledgers that there ever were: an id never moves to other data. */
    private void noIdWasEverGivenTwice() {
        Map<String, String> holders = new HashMap<>();
        for (Map<String, String> ledger : story.timeline().ledgers()) {
            ledger.forEach((member, entry) -> {
                String[] part = entry.split(" ", -1);
                if (story.members().contains(member)) {
                    String before = holders.putIfAbsent(part[1], part[0]);
                    require(
                            before == null || before.equals(part[0]),
                            "I1: server id " + part[1] + " was given to volume " + before + " and to " + part[0]);
                }
            });
        }
    }

    /** I1, on the servers themselves. */
    private void noMemberSharesItsId() {
        Map<Integer, String> holders = new HashMap<>();
        for (ServerLook look : looks) {
            int id = look.serverId();
            if (id != 0) {
                String other = holders.putIfAbsent(id, look.member());
                require(other == null, "I1: " + other + " and " + look.member() + " both have server id " + id);
            }
        }
    }

    /** I2. */
    private void everySupplierHasAnAgreement() {
        List<ServerLook> suppliers =
                looks.stream().filter(ServerLook::isInitialised).toList();
        if (suppliers.size() > 1) {
            suppliers.forEach(supplier ->
                    require(!supplier.peers().isEmpty(), "I2: " + supplier.member() + " has no agreement left"));
        }
    }

    /** I4, once the clients have stopped and the last changes have arrived: all entries with all of their users' attributes. */
    private void allHoldTheSameAndAllThatWasAcknowledged() {
        story.closeClients();
        List<String> holders = looks.stream()
                .filter(ServerLook::isInitialised)
                .map(ServerLook::member)
                .toList();
        Story.eventually("I4: all hold the same").untilAsserted(() -> {
            Map<String, Set<Entry>> held = new LinkedHashMap<>();
            for (String holder : holders) {
                Set<Entry> entries =
                        story.directory().entries(holder, story.draft().suffixes());
                Set<String> missing = story.missingIn(entries);
                require(missing.isEmpty(), "I4: " + holder + " lacks acknowledged writes: " + missing);
                held.put(holder, entries);
            }
            held.forEach((holder, entries) -> require(
                    entries.equals(held.get(holders.getFirst())),
                    "I4: " + holder + " does not hold what " + holders.getFirst() + " holds"));
        });
    }

    /** I7, over every status that there was. */
    private void onlyProvenDataWasASource() {
        for (DirectoryClusterStatus status : story.timeline().statuses()) {
            for (MemberStatus member : status.members()) {
                String reason = Optional.ofNullable(member.reason()).orElse("");
                if ("Loading".equals(member.phase()) && reason.startsWith("loading from ")) {
                    String source = reason.substring("loading from ".length()).split(",", 2)[0];
                    status.members().stream()
                            .filter(candidate -> candidate.name().equals(source))
                            .forEach(candidate -> require(
                                    SOURCES.contains(candidate.phase()),
                                    "I7: " + member.name() + " is loaded from " + source + ", which is "
                                            + candidate.phase()));
                }
            }
        }
    }

    /** I7, at the doors of the servers. */
    private void whoIsNotInitialisedTakesNoClients() {
        for (ServerLook look : looks) {
            require(
                    look.isInitialised() || !story.directory().isOpen(look.member()),
                    "I7: " + look.member() + " is " + look.state() + " and takes clients");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
