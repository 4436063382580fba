package io.dirigent.stories;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.PEMFileKeyManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/** One directory on some cluster: its resource, its members, and the way to them as a client has it. */
public final class Directory implements AutoCloseable {

    /** The user who may do everything. */
    public static final String MANAGER = "cn=Directory Manager";

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;

    private final TestCluster cluster;
    private final String namespace;
    private final String name;
    private final Sessions administrator = new Sessions(this::runOf, this::connect);
    private final Sessions operator = new Sessions(this::runOf, this::connectAsOperator);

    public Directory(TestCluster cluster, String namespace, String name) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.name = name;
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    /** The resource's way in the API. */
    public Resource<DirectoryCluster> resource() {
        return cluster.client()
                .resources(DirectoryCluster.class)
                .inNamespace(namespace)
                .withName(name);
    }

    /** The labels by which the StatefulSet knows its pods. */
    Map<String, String> podsSelected() {
        return cluster.client()
                .apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(name)
                .get()
                .getSpec()
                .getSelector()
                .getMatchLabels();
    }

    /** The status, when there is one. */
    public Optional<DirectoryClusterStatus> status() {
        return Optional.ofNullable(resource().get()).map(DirectoryCluster::getStatus);
    }

    /** True if this condition has status True, for the present generation. */
    public boolean is(String type) {
        return condition(type).filter(found -> "True".equals(found.getStatus())).isPresent();
    }

    public Optional<Condition> condition(String type) {
        return Optional.ofNullable(resource().get())
                .filter(found -> found.getStatus() != null)
                .filter(found -> found.getMetadata()
                        .getGeneration()
                        .equals(found.getStatus().observedGeneration()))
                .flatMap(found -> found.getStatus().conditions().stream()
                        .filter(candidate -> type.equals(candidate.getType()))
                        .findFirst());
    }

    /** The names of the first {@code count} members. */
    public List<String> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(ordinal -> name + "-" + ordinal)
                .toList();
    }

    /** A member's name in the cluster's DNS. */
    public String host(String member) {
        return member + "." + name + "-members." + namespace + ".svc";
    }

    /** The pod of a member. */
    public Optional<MemberPod> pod(String member) {
        return cluster.pod(namespace, member);
    }

    /** The node on which a member runs; fails while it runs on none, or where there is only this machine. */
    public String nodeOf(String member) {
        return pod(member)
                .flatMap(MemberPod::node)
                .orElseThrow(() -> new IllegalStateException(member + " runs on no node"));
    }

    /** Which run of its server a member is in; fails while it does not run. */
    private String runOf(String member) {
        return pod(member)
                .flatMap(MemberPod::run)
                .orElseThrow(() -> new IllegalStateException(member + " does not run"));
    }

    /** True once nothing is left of what the operator made for members that may come again: volumes, keys and ledger stay. */
    boolean nothingMadeIsLeft() {
        KubernetesClient client = cluster.client();
        return resource().get() == null
                && Stream.of(
                                client.pods().inNamespace(namespace),
                                client.apps().statefulSets().inNamespace(namespace),
                                client.services().inNamespace(namespace),
                                client.policy().v1().podDisruptionBudget().inNamespace(namespace),
                                client.network().v1().networkPolicies().inNamespace(namespace))
                        .allMatch(made -> made.list().getItems().isEmpty());
    }

    /** What the member's server itself says, over the operator's own port and with the operator's certificate. */
    public ServerLook look(String member) throws LDAPException {
        return operator.ask(member, connection -> ServerLook.over(connection, member));
    }

    /** True if the member takes clients. */
    public boolean isOpen(String member) {
        try (LDAPConnection connection = connect(member)) {
            return connection.isConnected();
        } catch (LDAPException | IllegalStateException e) {
            return false;
        }
    }

    /** How many entries of these suffixes a client reads on the member. */
    public int count(String member, List<String> suffixes) throws LDAPException {
        int count = 0;
        for (String suffix : suffixes) {
            count += read(member, suffix, "1.1").size();
        }
        return count;
    }

    /** All entries of these suffixes that a client reads on the member, with all of their users' attributes. */
    public Set<Entry> entries(String member, List<String> suffixes) throws LDAPException {
        Set<Entry> entries = new HashSet<>();
        for (String suffix : suffixes) {
            read(member, suffix, "*").forEach(found -> entries.add(new Entry(found.getDN(), found.getAttributes())));
        }
        return entries;
    }

    private List<SearchResultEntry> read(String member, String suffix, String attributes) throws LDAPException {
        return administrator.ask(member, connection -> connection
                .search(suffix, SearchScope.SUB, "(objectClass=*)", attributes)
                .getSearchEntries());
    }

    /** How the member's server finds what a filter asks for, in its own words. */
    public String searchPlan(String member, String filter) throws LDAPException {
        return administrator.ask(member, connection -> connection
                .searchForEntry(ClusterDraft.SUFFIX, SearchScope.SUB, filter, "debugsearchindex")
                .getAttributeValue("debugsearchindex"));
    }

    /** Adds an organizational unit through a member. */
    void add(String member, String dn) throws LDAPException {
        administrator.ask(member, connection -> connection.add(dn, new Attribute("objectClass", "organizationalUnit")));
    }

    /** True if a client reads this entry on the member. */
    boolean has(String member, String dn) throws LDAPException {
        return administrator.ask(member, connection -> connection.getEntry(dn) != null);
    }

    /** The {@code uid} of each person that a client reads on the member. */
    Set<String> people(String member) throws LDAPException {
        return administrator.ask(
                member, connection -> connection
                        .search(ClusterDraft.SUFFIX, SearchScope.SUB, "(objectClass=inetOrgPerson)", "uid")
                        .getSearchEntries()
                        .stream()
                        .map(person -> person.getAttributeValue("uid"))
                        .collect(Collectors.toSet()));
    }

    /** The claim of a member's volume. */
    public Resource<PersistentVolumeClaim> claim(String member) {
        return cluster.client().persistentVolumeClaims().inNamespace(namespace).withName("data-" + member);
    }

    /** The whole configuration of a member's server. */
    public String configuration(String member) {
        return cluster.configuration(this, member);
    }

    /** The same, as its server tells it to the operator. */
    public String configurationOverLdap(String member) {
        try {
            return operator.ask(
                    member,
                    connection ->
                            connection
                                    .search("cn=config", SearchScope.SUB, "(objectClass=*)", "*", "+")
                                    .getSearchEntries()
                                    .stream()
                                    .map(Entry::toLDIFString)
                                    .sorted()
                                    .collect(Collectors.joining("\n")));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The administrator's password. */
    public String password() {
        return secret(name + "-admin", "password");
    }

    /** The authorities of the members' server certificates, PEM. */
    public String authorities() {
        return secret(name + "-server-tls", "ca.crt");
    }

    private String secret(String secretName, String key) {
        Secret secret = cluster.client()
                .secrets()
                .inNamespace(namespace)
                .withName(secretName)
                .require();
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    /** A connection to this very member over LDAPS, verified, as the administrator. */
    public LDAPConnection connect(String member) throws LDAPException {
        return connect(cluster.doorOf(this, member));
    }

    /** The same to whichever member the client Service chooses. */
    public LDAPConnection connect() throws LDAPException {
        return connect(cluster.doorOf(this));
    }

    private LDAPConnection connect(InetSocketAddress door) throws LDAPException {
        LDAPConnection connection = open(door);
        try {
            connection.bind(MANAGER, password());
            return connection;
        } catch (LDAPException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private LDAPConnection connectAsOperator(String member) throws LDAPException {
        Path certificate = file("operator.crt", secret(name + "-operator-tls", "tls.crt"));
        Path key = file("operator.key", secret(name + "-operator-tls", "tls.key"));
        try {
            LDAPConnection connection = open(
                    cluster.operatorsDoorOf(this, member), new PEMFileKeyManager(certificate.toFile(), key.toFile()));
            connection.bind(new EXTERNALBindRequest());
            return connection;
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private LDAPConnection open(InetSocketAddress door, KeyManager... keys) throws LDAPException {
        try {
            SSLUtil ssl = new SSLUtil(keys, new TrustManager[] {
                new PEMFileTrustManager(file("ca.pem", authorities()).toFile())
            });
            LDAPConnection connection = new LDAPConnection(ssl.createSSLSocketFactory(), options());
            connection.connect(door.getAddress(), door.getPort(), PATIENCE_MILLIS);
            return connection;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection that leads nowhere any more is found out. */
    private static LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setResponseTimeoutMillis(ANSWER_MILLIS);
        return options;
    }

    /** A file with this content; several clients may ask for it at once. */
    private Path file(String suffix, String content) {
        try {
            Path folder = cluster.folder();
            Path file = folder.resolve(namespace + "-" + name + "-" + suffix);
            if (!Files.exists(file) || !Files.readString(file).equals(content)) {
                Path next = Files.createTempFile(folder, "next", suffix);
                Files.writeString(next, content);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the connections to its members. */
    @Override
    public void close() {
        administrator.close();
        operator.close();
    }
}
