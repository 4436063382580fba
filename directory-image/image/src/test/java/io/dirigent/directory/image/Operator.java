package io.dirigent.directory.image;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import io.dirigent.testsupport.KeyAndCertificate;
import io.dirigent.testsupport.MemberProcess;
import io.dirigent.testsupport.SampleCluster;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** By hand what the operator does: the few writes over LDAP that make a member replicate. */
final class Operator implements AutoCloseable {

    private static final String SYNCHRONIZATION =
            "cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config";
    private static final String SERVER = "cn=replication server," + SYNCHRONIZATION;
    private static final String MARK = "cn=dirigent,cn=config";

    private final Connections connections;

    /** With the key that members know the operator by. */
    Operator(KeyAndCertificate key) {
        connections = new Connections(member -> member.asOperator(key));
    }

    static int serverId(MemberProcess member) {
        return member.pod().ordinal() + 1;
    }

    static int replicationServerId(MemberProcess member) {
        return 32767 + serverId(member);
    }

    LDAPConnection connect(MemberProcess member) throws LDAPException {
        return connections.to(member);
    }

    void configure(MemberProcess member, MemberProcess... peers) throws LDAPException, LDIFException {
        LDAPConnection ldap = connect(member);
        ldap.add(Stream.concat(
                        Stream.of(
                                "dn: " + SERVER,
                                "objectClass: ds-cfg-replication-server",
                                "cn: replication server",
                                "ds-cfg-replication-port: 8989",
                                "ds-cfg-replication-server-id: " + replicationServerId(member),
                                "ds-cfg-replication-db-directory: changelogDb-" + serverId(member),
                                "ds-cfg-compute-change-number: false"),
                        Arrays.stream(urls(member, peers)).map(url -> "ds-cfg-replication-server: " + url))
                .toArray(String[]::new));
        domain(ldap, member, "suffix1", SampleCluster.SUFFIX);
        domain(ldap, member, "schema", "cn=schema");
    }

    private static void domain(LDAPConnection ldap, MemberProcess member, String name, String suffix)
            throws LDAPException, LDIFException {
        ldap.add(
                "dn: cn=" + name + ",cn=domains," + SYNCHRONIZATION,
                "objectClass: ds-cfg-replication-domain",
                "cn: " + name,
                "ds-cfg-base-dn: " + suffix,
                "ds-cfg-server-id: " + serverId(member),
                "ds-cfg-replication-server: " + url(member));
    }

    /** Replaces a member's agreements; it always lists itself. */
    void link(MemberProcess member, MemberProcess... peers) throws LDAPException {
        replace(member, SERVER, "ds-cfg-replication-server", urls(member, peers));
    }

    /** Points a member's own data at another member's replication server, which nobody should ever do. */
    void attachTo(MemberProcess member, MemberProcess other) throws LDAPException {
        replace(member, "cn=suffix1,cn=domains," + SYNCHRONIZATION, "ds-cfg-replication-server", url(other));
    }

    void startLoad(MemberProcess target, MemberProcess source) throws LDAPException, LDIFException {
        connect(target)
                .add(
                        "dn: ds-task-id=load,cn=Scheduled Tasks,cn=Tasks",
                        "objectClass: ds-task",
                        "objectClass: ds-task-initialize-from-remote-replica",
                        "ds-task-class-name: org.opends.server.tasks.InitializeTask",
                        "ds-task-id: load",
                        "ds-task-initialize-domain-dn: " + SampleCluster.SUFFIX,
                        "ds-task-initialize-replica-server-id: " + serverId(source));
    }

    void mark(MemberProcess member, String attribute, String value) throws LDAPException {
        replace(member, MARK, attribute, value);
    }

    private void replace(MemberProcess member, String dn, String attribute, String... values) throws LDAPException {
        connect(member).modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
    }

    /** The replication servers that {@code member} is connected to for the suffix, with their generation ids. */
    List<String> neighbours(MemberProcess member) throws LDAPException {
        return connect(member)
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

    private static String[] urls(MemberProcess member, MemberProcess... peers) {
        return Stream.concat(Stream.of(member), Arrays.stream(peers))
                .map(Operator::url)
                .toArray(String[]::new);
    }

    private static String url(MemberProcess member) {
        return member.pod().host() + ":8989";
    }

    @Override
    public void close() {
        connections.close();
    }
}
