package io.dirigent.stories.directory;

import io.dirigent.operator.directory.ClientKeys;
import io.dirigent.operator.directory.DirectoryAccess;
import io.dirigent.operator.keys.Authority;
import io.dirigent.operator.keys.CertifiedKey;
import io.dirigent.operator.keys.Subject;
import io.dirigent.operator.membership.Member;
import io.dirigent.stories.Artifacts;
import io.dirigent.testsupport.MemberNetwork;
import io.dirigent.testsupport.MemberPod;
import io.dirigent.testsupport.MemberProcess;
import io.dirigent.testsupport.ServerImage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Servers that know each other's names, and the keys to them. One more name leads to the first server, which is not meant by it. */
final class RealMembers implements AutoCloseable {

    static final Member A = new Member("corp", 0);
    static final Member B = new Member("corp", 1);
    static final Member MISNAMED = new Member("corp", 9);
    static final String SUFFIX = "dc=example,dc=com";

    private static final String DOMAIN = "corp-members.ns.svc";
    private static final int LDIF_ENTRIES = 100;

    private final SecureRandom random = new SecureRandom();
    private final Instant now = Instant.now();
    private final Authority serverAuthority = Authority.create("servers", now, random);
    private final Authority replicationAuthority = Authority.create("replication", now, random);
    private final Authority operatorAuthority = Authority.create("operator", now, random);
    private final CertifiedKey server;
    private final CertifiedKey replication;
    private final Map<Member, MemberProcess> processes = new TreeMap<>();

    private RealMembers(List<String> hosts) {
        server = serverAuthority.issue(Subject.server("corp", hosts, List.of()), now, random);
        replication = replicationAuthority.issue(Subject.replication("corp", hosts), now, random);
    }

    /** The first of them has first data to load. */
    static RealMembers start(Path folder, List<Member> all) throws IOException {
        RealMembers members =
                new RealMembers(all.stream().map(RealMembers::host).toList());
        MemberNetwork network = new MemberNetwork(folder);
        ServerImage image = ServerImage.in(Artifacts.checkout().resolve("directory-image/image/target/image"));
        for (Member member : all) {
            MemberPod pod = MemberPod.create(host(member), network, folder, members.files(member));
            MemberNames.know(host(member), pod.address());
            members.processes.put(member, image.start(pod));
        }
        MemberNames.know(host(MISNAMED), members.process(A).pod().address());
        return members;
    }

    static String host(Member member) {
        return member.name() + "." + DOMAIN;
    }

    MemberProcess process(Member member) {
        return processes.get(member);
    }

    ClientKeys keys() {
        return keys(operatorAuthority);
    }

    /** Keys that look like the operator's, but nobody whom the members trust signed them. */
    ClientKeys foreignKeys() {
        return keys(Authority.create("somebody", now, random));
    }

    private ClientKeys keys(Authority signer) {
        CertifiedKey operator = signer.issue(Subject.OPERATOR, now, random);
        return new ClientKeys(
                operator.certificatePem(),
                operator.keyPem(),
                serverAuthority.self().certificatePem());
    }

    static DirectoryAccess access(ClientKeys keys) {
        return new DirectoryAccess("corp", DOMAIN, List.of(SUFFIX), keys);
    }

    private Map<String, String> files(Member member) {
        Map<String, String> files = new HashMap<>();
        files.put("settings/server.properties", "owner=ns/corp\ndomain=" + DOMAIN + "\nsuffix.1=" + SUFFIX + "\n");
        files.put("passwords/password", "a password of the tests");
        files.put("operator-trust/ca.crt", operatorAuthority.self().certificatePem());
        put(files, "server-keys", server, serverAuthority);
        put(files, "replication-keys", replication, replicationAuthority);
        if (member.equals(A)) {
            files.put("bootstrap/data.ldif", ldif());
        }
        return files;
    }

    private static void put(Map<String, String> files, String folder, CertifiedKey key, Authority authority) {
        files.put(folder + "/tls.crt", key.certificatePem());
        files.put(folder + "/tls.key", key.keyPem());
        files.put(folder + "/ca.crt", authority.self().certificatePem());
    }

    /** The base entry and 99 others. */
    private static String ldif() {
        StringBuilder ldif = new StringBuilder("dn: " + SUFFIX + "\nobjectClass: domain\ndc: example\n");
        for (int i = 1; i < LDIF_ENTRIES; i++) {
            ldif.append(
                    "\ndn: uid=u" + i + "," + SUFFIX + "\nobjectClass: inetOrgPerson\nuid: u" + i + "\ncn: u\nsn: u\n");
        }
        return ldif.toString();
    }

    @Override
    public void close() {
        processes.values().forEach(MemberProcess::close);
    }
}
