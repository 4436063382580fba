package io.dirigent.operator.directory;

import io.dirigent.operator.directory.Observation.Neighbour;
import io.dirigent.operator.directory.Observation.Status;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.message.SearchScope;

/** What a server's monitor says of the suffixes: how many entries, and how they replicate. */
record SuffixMonitor(Map<String, SuffixState> suffixes, SuffixState schema) {

    private static final String FILTER = "(|(cn=Directory server DS*)(cn=Connected replication server RS*))";
    private static final String[] ATTRIBUTES = {
        "cn",
        "domain-name",
        "server-id",
        "generation-id",
        "status",
        "server-state",
        "ssl-encryption",
        "total-update",
        "pending-updates"
    };

    /** A change number, whatever the monitor writes behind it for people. */
    private static final Pattern CHANGE = Pattern.compile("[0-9a-fA-F]{28}");

    /** What it says of each suffix, and of the schema. */
    static SuffixMonitor read(LdapSession session, DirectoryAccess access) throws LdapException {
        List<Entry> replication = session.search("cn=Replication,cn=monitor", SearchScope.SUBTREE, FILTER, ATTRIBUTES);
        Map<String, SuffixState> states = new HashMap<>();
        for (String suffix : access.suffixes()) {
            states.put(suffix, state(entries(session, access.backendOf(suffix)), of(suffix, replication)));
        }
        return new SuffixMonitor(states, state(0, of(ServerConfiguration.SCHEMA, replication)));
    }

    private static List<Entry> of(String baseDn, List<Entry> replication) {
        return replication.stream()
                .filter(entry -> BaseDn.equal(baseDn, Values.one(entry, "domain-name")))
                .toList();
    }

    /** A backend that is being loaded is off line; then nobody knows a count, and none is claimed. */
    private static long entries(LdapSession session, String backend) throws LdapException {
        Optional<Entry> monitor = session.read("cn=" + backend + " Backend,cn=monitor", "ds-backend-entry-count");
        return monitor.map(entry -> Math.max(0, Values.number(entry, "ds-backend-entry-count", 0)))
                .orElse(0L);
    }

    /** The state of a suffix from the monitor's entries about its replication; there are none before it is configured. */
    static SuffixState state(long entries, List<Entry> replication) {
        Optional<Entry> domain = replication.stream()
                .filter(entry -> Values.one(entry, "cn").startsWith("Directory server"))
                .findFirst();
        Map<ServerId, Neighbour> neighbours = new HashMap<>();
        replication.stream()
                .filter(entry -> Values.one(entry, "cn").startsWith("Connected replication server"))
                .forEach(entry -> serverIdOf(entry).ifPresent(id -> neighbours.put(id, neighbour(entry))));
        return new SuffixState(
                entries,
                domain.map(entry -> Values.number(entry, "generation-id", 0)).orElse(0L),
                domain.map(entry -> status(Values.one(entry, "status"))).orElse(Status.NOT_CONNECTED),
                domain.filter(entry -> Values.one(entry, "total-update").equals("export"))
                        .isPresent(),
                domain.map(SuffixMonitor::vector).orElse(StateVector.NOTHING),
                domain.map(entry -> Values.number(entry, "pending-updates", 0)).orElse(0L),
                neighbours);
    }

    private static Status status(String words) {
        return switch (words) {
            case "Normal" -> Status.NORMAL;
            case "Bad generation id" -> Status.BAD_GENERATION;
            case "Degraded" -> Status.DEGRADED;
            case "Full update" -> Status.FULL_UPDATE;
            default -> Status.NOT_CONNECTED;
        };
    }

    private static Neighbour neighbour(Entry entry) {
        return new Neighbour(
                Values.number(entry, "generation-id", -1),
                Values.one(entry, "ssl-encryption").equals("true"));
    }

    /** A replication server outside our number space is nobody's member; it is no neighbour that anything may be expected of. */
    private static Optional<ServerId> serverIdOf(Entry entry) {
        long id = Values.number(entry, "server-id", 0);
        return id > ServerId.MAX && id <= 2L * ServerId.MAX
                ? Optional.of(ServerId.ofReplicationServer((int) id))
                : Optional.empty();
    }

    static StateVector vector(Entry entry) {
        return StateVector.of(Values.all(entry, "server-state").stream()
                .map(CHANGE::matcher)
                .filter(Matcher::find)
                .map(match -> Csn.parse(match.group()))
                .toList());
    }
}
