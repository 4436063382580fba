package io.dirigent.stories;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a member's server itself says about who it is and with whom it has agreements: read from its configuration, not from any status.
 *
 * @param serverIds of its replication domains; one id, if all is well
 * @param replicationServerId 0 without replication
 * @param peers names of the members that it names as peers, itself left out
 * @param keepsChangesFor how long its changelog keeps a change, in the server's words; empty without replication
 * @param volume its volume's id
 * @param state what its mark says of its data
 * @param source whom its mark says its data came from; empty when it says nothing
 * @param entries below and with its suffix
 */
public record ServerLook(
        String member,
        Set<Integer> serverIds,
        int replicationServerId,
        Set<String> peers,
        String keepsChangesFor,
        String volume,
        String state,
        String source,
        long entries) {

    private static final int FIRST_REPLICATION_SERVER_ID = 32_767;

    /** Looks over a connection of the operator's. */
    static ServerLook over(LDAPConnection connection, String member) throws LDAPException {
        List<SearchResultEntry> found = connection
                .search(
                        "cn=config",
                        SearchScope.SUB,
                        "(|(objectClass=dirigentMark)(objectClass=ds-cfg-replication-server)"
                                + "(objectClass=ds-cfg-replication-domain))")
                .getSearchEntries();
        Entry mark = with("dirigentMark", found)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(member + " has no mark"));
        Entry count = connection.getEntry("cn=suffix1 Backend,cn=monitor", "ds-backend-entry-count");
        return new ServerLook(
                member,
                with("ds-cfg-replication-domain", found)
                        .map(domain -> domain.getAttributeValueAsInteger("ds-cfg-server-id"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new)),
                with("ds-cfg-replication-server", found)
                        .map(server -> server.getAttributeValueAsInteger("ds-cfg-replication-server-id"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(0),
                with("ds-cfg-replication-server", found)
                        .flatMap(server -> Arrays.stream(server.getAttributeValues("ds-cfg-replication-server")))
                        .map(address -> address.substring(0, address.indexOf('.')))
                        .filter(name -> !name.equals(member))
                        .collect(Collectors.toCollection(TreeSet::new)),
                with("ds-cfg-replication-server", found)
                        .map(server -> text(server, "ds-cfg-replication-purge-delay"))
                        .findFirst()
                        .orElse(""),
                text(mark, "dirigent-volume-id"),
                text(mark, "dirigent-state"),
                text(mark, "dirigent-source"),
                count == null
                        ? 0
                        : Objects.requireNonNullElse(count.getAttributeValueAsLong("ds-backend-entry-count"), 0L));
    }

    private static Stream<SearchResultEntry> with(String objectClass, List<SearchResultEntry> entries) {
        return entries.stream().filter(entry -> entry.hasObjectClass(objectClass));
    }

    private static String text(Entry entry, String attribute) {
        @Nullable String value = entry.getAttributeValue(attribute);
        return value == null ? "" : value;
    }

    /** The one id of its domains and of its replication server; 0 when it has none. */
    public int serverId() {
        if (serverIds.isEmpty() && replicationServerId == 0) {
            return 0;
        }
        if (serverIds.size() != 1
                || replicationServerId
                        != FIRST_REPLICATION_SERVER_ID + serverIds.iterator().next()) {
            throw new AssertionError(member + " has no single id: " + this);
        }
        return serverIds.iterator().next();
    }

    public boolean isInitialised() {
        return state.equals("initialised");
    }
}
