package io.dirigent.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.localcluster.network.relay.LocalForward;
import io.dirigent.stories.Artifacts;
import io.dirigent.stories.Directory;
import io.dirigent.stories.MemberPod;
import io.dirigent.stories.local.LocalTestCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How programs and people of this machine reach the directory: ports on localhost, and {@code target/demo/connection.json}. */
final class Connection implements AutoCloseable {

    private static final int LDAP = 1389;
    private static final int LDAPS = 1636;

    private final Path folder = Artifacts.checkout().resolve("target/demo");
    private final LocalTestCluster testCluster;
    private final Directory directory;
    private final DirectoryClusterSpec spec;
    private final List<Reached> members = new ArrayList<>();

    private record Reached(String name, LocalForward ldap, LocalForward ldaps, long pid) {}

    private Connection(LocalTestCluster testCluster, Directory directory, DirectoryClusterSpec spec) {
        this.testCluster = testCluster;
        this.directory = directory;
        this.spec = spec;
    }

    static Connection open(LocalTestCluster testCluster, Directory directory, DirectoryClusterSpec spec)
            throws IOException {
        Connection connection = new Connection(testCluster, directory, spec);
        for (String member : directory.members(spec.replicas())) {
            MemberPod pod = directory.pod(member).orElseThrow();
            connection.members.add(new Reached(
                    member,
                    LocalForward.by(() -> new Socket(pod.address(), LDAP)),
                    LocalForward.by(() -> new Socket(pod.address(), LDAPS)),
                    pod.pid().orElseThrow()));
        }
        connection.write();
        return connection;
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        secret("password", directory.password());
        secret("ca.pem", directory.authorities());
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("kubeconfig", kubeconfig().toString());
        description.put("suffixes", spec.suffixes());
        description.put("bindDn", Directory.MANAGER);
        description.put("passwordFile", folder.resolve("password").toString());
        description.put("caFile", folder.resolve("ca.pem").toString());
        description.put("members", members.stream().map(Connection::describe).toList());
        Files.writeString(
                folder.resolve("connection.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(description));
    }

    private static Map<String, Object> describe(Reached member) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", member.name());
        description.put(
                "ldapUrl", "ldap://localhost:" + member.ldap().entrance().getPort());
        description.put(
                "ldapsUrl", "ldaps://localhost:" + member.ldaps().entrance().getPort());
        description.put("pid", member.pid());
        return description;
    }

    private Path kubeconfig() {
        return testCluster.kubernetes().kubeconfigFile(Identity.USER);
    }

    private void secret(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    void explain(PrintStream out) {
        String first =
                "ldaps://localhost:" + members.getFirst().ldaps().entrance().getPort();
        out.println();
        out.println("It stays up until Ctrl-C. To play with:");
        out.println();
        out.println("  export KUBECONFIG=" + kubeconfig());
        out.println("  kubectl get dircluster");
        out.println("  kubectl get pods,services,statefulsets");
        out.println("  kubectl scale dircluster " + directory.name() + " --replicas " + (spec.replicas() + 1));
        out.println();
        out.println("  LDAPTLS_CACERT=" + folder.resolve("ca.pem") + " ldapsearch -x -H " + first + " \\");
        out.println("    -D '" + Directory.MANAGER + "' -y " + folder.resolve("password") + " -b '"
                + spec.suffixes().getFirst() + "'");
        out.println();
        out.println("  All addresses: " + folder.resolve("connection.json"));
        out.flush();
    }

    @Override
    public void close() {
        members.forEach(member -> {
            member.ldap().close();
            member.ldaps().close();
        });
        for (String file : List.of("connection.json", "password", "ca.pem")) {
            try {
                Files.deleteIfExists(folder.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
