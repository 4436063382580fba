package io.dirigent.directory.image;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import io.dirigent.directory.image.sample.SampleCluster;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** By hand what the operator does: the few writes over LDAP that make a member replicate. */
final class Operator {

    private static final String SYNCHRONIZATION =
            "cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config";
    private static final String SERVER = "cn=replication server," + SYNCHRONIZATION;
    private static final String MARK = "cn=dirigent,cn=config";

    private Operator() {}

    static void configure(RunningMember member, RunningMember... peers) throws LDAPException, LDIFException {
        try (LDAPConnection ldap = member.asOperator()) {
            ldap.add(Stream.concat(
                            Stream.of(
                                    "dn: " + SERVER,
                                    "objectClass: ds-cfg-replication-server",
                                    "cn: replication server",
                                    "ds-cfg-replication-port: 8989",
                                    "ds-cfg-replication-server-id: " + member.replicationServerId(),
                                    "ds-cfg-replication-db-directory: changelogDb-" + member.serverId(),
                                    "ds-cfg-compute-change-number: false"),
                            Arrays.stream(urls(member, peers)).map(url -> "ds-cfg-replication-server: " + url))
                    .toArray(String[]::new));
            domain(ldap, member, "suffix1", SampleCluster.SUFFIX);
            domain(ldap, member, "schema", "cn=schema");
        }
    }

    private static void domain(LDAPConnection ldap, RunningMember member, String name, String suffix)
            throws LDAPException, LDIFException {
        ldap.add(
                "dn: cn=" + name + ",cn=domains," + SYNCHRONIZATION,
                "objectClass: ds-cfg-replication-domain",
                "cn: " + name,
                "ds-cfg-base-dn: " + suffix,
                "ds-cfg-server-id: " + member.serverId(),
                "ds-cfg-replication-server: " + url(member));
    }

    /** Replaces a member's agreements; it always lists itself. */
    static void link(RunningMember member, RunningMember... peers) throws LDAPException {
        try (LDAPConnection ldap = member.asOperator()) {
            ldap.modify(
                    SERVER,
                    new Modification(ModificationType.REPLACE, "ds-cfg-replication-server", urls(member, peers)));
        }
    }

    /** Points a member's own data at another member's replication server, which nobody should ever do. */
    static void attachTo(RunningMember member, RunningMember other) throws LDAPException {
        try (LDAPConnection ldap = member.asOperator()) {
            ldap.modify(
                    "cn=suffix1,cn=domains," + SYNCHRONIZATION,
                    new Modification(ModificationType.REPLACE, "ds-cfg-replication-server", url(other)));
        }
    }

    static void startLoad(RunningMember target, RunningMember source) throws LDAPException, LDIFException {
        try (LDAPConnection ldap = target.asOperator()) {
            ldap.add(
                    "dn: ds-task-id=load,cn=Scheduled Tasks,cn=Tasks",
                    "objectClass: ds-task",
                    "objectClass: ds-task-initialize-from-remote-replica",
                    "ds-task-class-name: org.opends.server.tasks.InitializeTask",
                    "ds-task-id: load",
                    "ds-task-initialize-domain-dn: " + SampleCluster.SUFFIX,
                    "ds-task-initialize-replica-server-id: " + source.serverId());
        }
    }

    static void mark(RunningMember member, String attribute, String value) throws LDAPException {
        try (LDAPConnection ldap = member.asOperator()) {
            ldap.modify(MARK, new Modification(ModificationType.REPLACE, attribute, value));
        }
    }

    /** The replication servers that {@code member} is connected to for the suffix, with their generation ids. */
    static List<String> neighbours(RunningMember member) throws LDAPException {
        try (LDAPConnection ldap = member.asOperator()) {
            return ldap
                    .search(
                            "cn=dc_example_dc_com,cn=Replication,cn=monitor",
                            SearchScope.SUB,
                            Filter.createPresenceFilter("generation-id"))
                    .getSearchEntries()
                    .stream()
                    .filter(entry -> entry.getDN().startsWith("cn=Connected replication server"))
                    .map(entry -> entry.getDN().replaceAll(".*?RS\\((\\d+)\\).*", "$1") + " "
                            + entry.getAttributeValue("generation-id") + " "
                            + entry.getAttributeValue("ssl-encryption"))
                    .toList();
        }
    }

    private static String[] urls(RunningMember member, RunningMember... peers) {
        return Stream.concat(Stream.of(member), Arrays.stream(peers))
                .map(Operator::url)
                .toArray(String[]::new);
    }

    private static String url(RunningMember member) {
        return member.pod().host() + ":8989";
    }
}
