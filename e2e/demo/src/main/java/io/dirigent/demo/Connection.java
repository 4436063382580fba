package io.dirigent.demo;

import io.dirigent.api.DirectoryClusterSpec;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.localcluster.controlplane.Identity;
import io.dirigent.stories.Artifacts;
import io.dirigent.stories.Directory;
import io.dirigent.stories.MemberPod;
import io.dirigent.stories.local.LocalTestCluster;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How programs and people of this machine reach the directory: ports on localhost, and {@code target/demo/connection.json}. */
final class Connection implements AutoCloseable {

    /** Once there were two members, there are at least two. */
    private static final int LEAST_OF_SEVERAL = 2;

    private final Path folder = Artifacts.checkout().resolve("target/demo");
    private final LocalTestCluster testCluster;
    private final Directory directory;
    private final DirectoryClusterSpec spec;
    private final Doors doors = new Doors(this::dial);
    private final ConnectionFile file;
    private Roster roster;
    private boolean isClosed;

    private Connection(LocalTestCluster testCluster, Directory directory, DirectoryClusterSpec spec) {
        this.testCluster = testCluster;
        this.directory = directory;
        this.spec = spec;
        this.file = new ConnectionFile(folder.resolve("connection.json"), description(), doors);
        this.roster = Roster.of(directory.members(spec.replicas()), this::process);
    }

    static Connection open(LocalTestCluster testCluster, Directory directory, DirectoryClusterSpec spec)
            throws IOException {
        Connection connection = new Connection(testCluster, directory, spec);
        connection.begin();
        return connection;
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        secret("password", directory.password());
        secret("ca.pem", directory.authorities());
        write(roster);
    }

    private Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("kubeconfig", kubeconfig().toString());
        description.put("suffixes", spec.suffixes());
        description.put("bindDn", Directory.MANAGER);
        description.put("passwordFile", folder.resolve("password").toString());
        description.put("caFile", folder.resolve("ca.pem").toString());
        return description;
    }

    private Path kubeconfig() {
        return testCluster.kubernetes().kubeconfigFile(Identity.USER);
    }

    private void secret(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, text);
    }

    private OptionalLong process(String member) {
        return directory.pod(member).map(MemberPod::pid).orElse(OptionalLong.empty());
    }

    /** A member's next pod has another address. */
    private Socket dial(String member, int port) throws IOException {
        String address = directory
                .pod(member)
                .orElseThrow(() -> new ConnectException(member + " does not run"))
                .address();
        return new Socket(address, port);
    }

    /** Looks who the members are now, and has ports and file follow. */
    void follow() throws IOException {
        try {
            roster = roster.after(
                    directory.status().map(DirectoryClusterStatus::members).orElse(List.of()), this::process);
        } catch (KubernetesClientException | IllegalStateException unanswered) {
            // The next look tells. A closed client is an illegal state: the program is ending, and there is no next
            // look.
            return;
        }
        write(roster);
    }

    /** Nothing is asked of the API server in here: who closes must not wait for an answer that does not come. */
    private synchronized void write(Roster members) throws IOException {
        if (!isClosed) {
            file.write(members);
        }
    }

    void explain(PrintStream out) {
        String first = directory.members(1).getFirst();
        out.println();
        out.println("It stays up until Ctrl-C. To play with:");
        out.println();
        out.println("  export KUBECONFIG=" + kubeconfig());
        out.println("  kubectl get dircluster");
        out.println("  kubectl get pods,services,statefulsets");
        out.println("  kubectl scale dircluster " + directory.name() + " --replicas " + (spec.replicas() + 1));
        if (spec.replicas() > LEAST_OF_SEVERAL) {
            out.println("  kubectl scale dircluster " + directory.name() + " --replicas " + (spec.replicas() - 1));
        }
        out.println();
        out.println(
                "  LDAPTLS_CACERT=" + folder.resolve("ca.pem") + " ldapsearch -x -H " + doors.ldapsUrl(first) + " \\");
        out.println("    -D '" + Directory.MANAGER + "' -y " + folder.resolve("password") + " -b '"
                + spec.suffixes().getFirst() + "'");
        out.println();
        out.println("  All addresses: " + file.path());
        out.println();
        out.println("What changes from now on:");
        out.flush();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            file.close();
            Files.deleteIfExists(folder.resolve("password"));
            Files.deleteIfExists(folder.resolve("ca.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
