package io.dirigent.testsupport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Pods of a cluster that is nobody's, below one folder, with throwaway keys: {@code sample/corp} with one suffix. */
public final class SampleCluster {

    /** The administrator's password. */
    public static final String PASSWORD = "correct horse battery staple";

    /** The suffix that every member holds. */
    public static final String SUFFIX = "dc=example,dc=com";

    private static final String DOMAIN = "corp-members.sample.svc";

    private final Path folder;
    private final MemberNetwork network;
    private final TestAuthority servers = new TestAuthority("server CA");
    private final TestAuthority replication = new TestAuthority("replication CA");
    private final TestAuthority operators = new TestAuthority("operator CA");
    private final KeyAndCertificate operator = operators.issue("CN=operator,CN=Root DNs,CN=config");

    /** A cluster without members. */
    public SampleCluster(Path folder) throws IOException {
        this.folder = folder;
        this.network = new MemberNetwork(folder);
    }

    /** A member's pod, laid out anew. */
    public MemberPod member(int ordinal) throws IOException {
        return MemberPod.create("corp-" + ordinal + "." + DOMAIN, network, folder, files());
    }

    /** What the operator shows on its port. */
    public KeyAndCertificate operator() {
        return operator;
    }

    private Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        files.put("settings/server.properties", """
                owner=sample/corp
                domain=%s
                suffix.1=%s
                index.uid=equality
                """.formatted(DOMAIN, SUFFIX));
        files.put("passwords/password", PASSWORD);
        files.put("operator-trust/ca.crt", operators.pem());
        servers.issue("CN=corp", "*." + DOMAIN, "localhost")
                .files()
                .forEach((name, content) -> files.put("server-keys/" + name, content));
        replication.issue("CN=corp").files().forEach((name, content) -> files.put("replication-keys/" + name, content));
        return files;
    }
}
